package imagefactory.history.api;

import imagefactory.history.letters.Bytes;
import imagefactory.history.letters.Letter;
import imagefactory.history.letters.LetterHeader;
import imagefactory.history.letters.Letters;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What no service could apply, for a person to mend and send again.
@Path("/api/v1/history/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DeadLettersResource {
  private final Letters letters;

  DeadLettersResource(Letters letters) {
    this.letters = letters;
  }

  /// What is not said stays as it was last.
  @Schema(name = "DeadLetterEdit")
  record Edit(@Nullable List<LetterHeader> headers, @Nullable Bytes body) {
    Letter.Content of(Letter.Content last) {
      return new Letter.Content(
          headers == null ? last.headers() : headers, body == null ? last.body() : body);
    }
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  public Page<LetterView> list(
      @QueryParam("topic") @Nullable String topic,
      @QueryParam("reason") @Nullable String reason,
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var asked =
        new Letters.Asked(
            Parameters.text("topic", topic),
            status == null || status.isEmpty()
                ? null
                : Parameters.constant("status", status, Letter.Status.values()),
            Parameters.text("reason", reason));
    return letters.list(asked, Limit.of(limit), cursor).map(LetterView::inList);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  public LetterView show(@PathParam("id") String id) {
    Letter letter = existing(id);
    return LetterView.of(letter, letters.trail(letter.id()));
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  public LetterView edit(@PathParam("id") String id, Edit edit, @Context SecurityContext caller) {
    Letter letter = existing(id);
    done(letters.edit(letter.id(), edit.of(letter.latest()), Caller.name(caller)), letter.id());
    return show(id);
  }

  @POST
  @Path("{id}/replay")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  public LetterView replay(@PathParam("id") String id, @Context SecurityContext caller) {
    UUID letterId = existing(id).id();
    done(letters.replay(letterId, Caller.name(caller)), letterId);
    return show(id);
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  public void delete(@PathParam("id") String id, @Context SecurityContext caller) {
    UUID letterId = Parameters.pathId("dead letter", id);
    done(letters.delete(letterId, Caller.name(caller)), letterId);
  }

  private Letter existing(String id) {
    UUID letterId = Parameters.pathId("dead letter", id);
    return letters.find(letterId).orElseThrow(() -> Parameters.unknown("dead letter", letterId));
  }

  private static void done(Letters.Answer answer, UUID id) {
    switch (answer) {
      case DONE -> {}
      case UNKNOWN -> throw Parameters.unknown("dead letter", id);
      case ALREADY_REPLAYED ->
          throw new ProblemException(
              409, "already_replayed", "dead letter %s has gone back to its topic".formatted(id));
    }
  }
}
