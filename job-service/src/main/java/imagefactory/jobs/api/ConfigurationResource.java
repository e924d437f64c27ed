package imagefactory.jobs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.configuration.Configuration;
import imagefactory.jobs.configuration.Configurations;
import imagefactory.jobs.configuration.Configurations.Change;
import imagefactory.jobs.form.Texts;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import imagefactory.kit.page.Total;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Saved configurations.
@Path("/api/v1/configurations")
public class ConfigurationResource {
  private static final int COUNTED = 1000;
  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");
  private final Configurations configurations;

  ConfigurationResource(Configurations configurations) {
    this.configurations = configurations;
  }

  /// A configuration as clients see it.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record View(
      UUID id,
      String name,
      List<String> tags,
      @JsonRawValue String settings,
      int version,
      Instant createdAt,
      Instant updatedAt) {
    public View {
      tags = List.copyOf(tags);
    }

    static View of(Configuration configuration) {
      return new View(
          configuration.id(),
          configuration.name(),
          configuration.tags(),
          configuration.settings(),
          configuration.version(),
          configuration.createdAt(),
          configuration.updatedAt());
    }
  }

  @POST
  @RolesAllowed("operator")
  public Uni<Response> create(
      JsonNode body, @Context SecurityContext caller, @Context UriInfo uri) {
    UUID id = Ids.next();
    return configurations
        .create(id, draft(Bodies.required(body)), Bodies.actor(caller))
        .map(change ->
            answer(change, id)
                .status(201)
                .location(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .build());
  }

  @GET
  @RolesAllowed("viewer")
  public Uni<Response> list(
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String tag,
      @Context UriInfo uri) {
    Limit most = Limit.of(limit);
    var filter = new Configurations.Filter(Texts.parameter("q", q), Texts.parameter("tag", tag));
    String after =
        Cursor.read(cursor, "configurations", 1)
            .map(place -> Texts.parameter("cursor", place.string(0)))
            .orElse(null);
    return Uni.combine()
        .all()
        .unis(
            configurations.page(filter, after, most.andOneMore()),
            configurations.countUpTo(filter, COUNTED))
        .asTuple()
        .map(found ->
            Page.of(
                    found.getItem1(),
                    most,
                    last -> Cursor.of("configurations", last.name()),
                    Total.upTo(found.getItem2(), COUNTED))
                .map(View::of)
                .response(uri));
  }

  @GET
  @Path("{id}")
  @RolesAllowed("viewer")
  public Uni<Response> find(@RestPath UUID id) {
    return configurations
        .find(id)
        .map(found -> shown(found.orElseThrow(() -> unknown(id))).build());
  }

  @PUT
  @Path("{id}")
  @RolesAllowed("operator")
  public Uni<Response> replace(
      @RestPath UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonNode body,
      @Context SecurityContext caller) {
    return configurations
        .replace(id, version(ifMatch), draft(Bodies.required(body)), Bodies.actor(caller))
        .map(change -> answer(change, id).build());
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed("operator")
  public Uni<Response> delete(@RestPath UUID id, @Context SecurityContext caller) {
    return configurations
        .delete(id, Bodies.actor(caller))
        .map(deleted -> {
          if (!deleted) {
            throw unknown(id);
          }
          return Response.noContent().build();
        });
  }

  private static Configurations.Draft draft(JsonNode body) {
    List<FieldError> mistakes = new ArrayList<>();
    var draft = ConfigurationForm.read(body, "", mistakes);
    if (draft == null) {
      throw ProblemException.invalid(mistakes);
    }
    return draft;
  }

  private static @Nullable Integer version(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return null;
    }
    Matcher tag = ETAG.matcher(ifMatch);
    if (!tag.matches()) {
      throw new ProblemException(
          400,
          "validation",
          "the header If-Match is not as expected",
          List.of(new FieldError("If-Match", "expected the ETag of an earlier answer")));
    }
    return Integer.valueOf(tag.group(1));
  }

  private static Response.ResponseBuilder answer(Change change, UUID id) {
    return switch (change) {
      case Change.Made(var configuration) -> shown(configuration);
      case Change.NotThere _ -> throw unknown(id);
      case Change.Outdated(var version) ->
          throw new ProblemException(
              412,
              "outdated",
              "somebody changed the configuration: expected its version " + version,
              List.of());
      case Change.NameTaken _ ->
          throw new ProblemException(
              409,
              "name_taken",
              "another configuration has this name",
              List.of(new FieldError("name", "expected a name that is not taken")));
    };
  }

  private static Response.ResponseBuilder shown(Configuration configuration) {
    return Response.ok(View.of(configuration))
        .tag(new EntityTag(Integer.toString(configuration.version())));
  }

  private static ProblemException unknown(UUID id) {
    return new ProblemException(404, "not_found", "there is no configuration " + id, List.of());
  }
}
