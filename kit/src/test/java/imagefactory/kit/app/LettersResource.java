package imagefactory.kit.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.kit.outbox.Outbox;
import imagefactory.kit.outbox.OutboxMessage;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import imagefactory.kit.page.Total;
import imagefactory.kit.problem.MayBeAbsent;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.trace.Correlation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// A door like the services have, for tests to knock at.
@Path("/api/v1/letters")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.APPLICATION_JSON)
public class LettersResource {
  public record Letter(String id, @Nullable String text, int stamps, Kind kind) {
    public Letter {
      if (id.isBlank()) {
        throw new IllegalArgumentException("expected an id, but found a blank one");
      }
    }

    public enum Kind {
      CARD,
      PARCEL
    }
  }

  private final Jdbi jdbi;
  private final Outbox outbox;

  LettersResource(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response send(Letter letter) {
    jdbi.useTransaction(tx ->
        outbox.add(
            tx,
            List.of(
                new OutboxMessage(
                    "image-events",
                    letter.id(),
                    Map.of("name", letter.id()),
                    String.valueOf(letter.text()).getBytes(UTF_8)))));
    return Response.accepted(Map.of("traceparent", Correlation.traceparent().orElse(""))).build();
  }

  @POST
  @Path("/collect")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.TEXT_PLAIN)
  public String collect(@MayBeAbsent @Nullable Letter which) {
    return which == null ? "all" : which.id();
  }

  @GET
  @Path("/{id}")
  public Response one(@PathParam("id") UUID id) {
    throw ProblemException.notFound("no letter " + id);
  }

  @GET
  public Response list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("from") @Nullable Integer from,
      @Context UriInfo uri) {
    var most = Limit.of(limit);
    int start =
        Cursor.read(cursor, "letters", 1)
            .map(c -> c.number(0) == null ? 0 : c.number(0).intValue() + 1)
            .orElse(from == null ? 0 : from);
    var rows = IntStream.range(start, Math.min(start + most.andOneMore(), 120)).boxed().toList();
    return Page.of(rows, most, last -> Cursor.of("letters", last), Total.upTo(120, 100))
        .response(uri);
  }

  @GET
  @Path("/sorted")
  @Produces(MediaType.TEXT_PLAIN)
  public String sorted(
      @RestQuery Letter.@Nullable Kind kind,
      @RestQuery("on") @Nullable LocalDate day,
      @RestQuery boolean newest) {
    return kind + " " + day + " " + newest;
  }

  @GET
  @Path("/broken")
  public Response broken() {
    throw new IllegalStateException("secret: select * from letter");
  }

  @GET
  @Path("/who")
  @Produces(MediaType.TEXT_PLAIN)
  public String who(@Context SecurityContext security) {
    return security.getUserPrincipal().getName();
  }
}
