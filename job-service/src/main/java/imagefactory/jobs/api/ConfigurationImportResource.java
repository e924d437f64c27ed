package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.api.ConfigurationImport.Answer;
import imagefactory.jobs.api.ConfigurationImport.Candidate;
import imagefactory.jobs.api.ConfigurationImport.Result;
import imagefactory.jobs.configuration.Arrival;
import imagefactory.jobs.configuration.Configurations;
import imagefactory.jobs.configuration.Configurations.Draft;
import imagefactory.kit.ids.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Takes configurations in that were exported elsewhere.
@Path("/api/v1/configurations/import")
public class ConfigurationImportResource {
  private final Configurations configurations;

  ConfigurationImportResource(Configurations configurations) {
    this.configurations = configurations;
  }

  @POST
  @RolesAllowed("operator")
  public Uni<Answer> bring(JsonNode body, @Context SecurityContext caller) {
    var asked = ConfigurationImport.read(Bodies.required(body));
    String actor = Bodies.actor(caller);
    Uni<List<Result>> results = asked.dryRun() ? tried(asked) : brought(asked, actor);
    return results.map(items -> Answer.of(items, asked.dryRun()));
  }

  /// One after another: the second of a name finds the first.
  private Uni<List<Result>> brought(ConfigurationImport asked, String actor) {
    return Multi.createFrom()
        .iterable(asked.candidates())
        .onItem()
        .transformToUniAndConcatenate(candidate -> {
          Draft draft = candidate.draft();
          return draft == null
              ? Uni.createFrom().item(Result.mistaken(candidate))
              : configurations
                  .bring(draft, asked.onConflict(), actor)
                  .map(arrival -> Result.of(candidate, arrival, false));
        })
        .collect()
        .asList();
  }

  private Uni<List<Result>> tried(ConfigurationImport asked) {
    Set<String> names =
        asked.candidates().stream()
            .map(Candidate::draft)
            .filter(Objects::nonNull)
            .map(Draft::name)
            .collect(Collectors.toSet());
    return configurations.named(names).map(there -> tried(asked, new HashMap<>(there)));
  }

  private static List<Result> tried(ConfigurationImport asked, Map<String, UUID> there) {
    return asked.candidates().stream()
        .map(candidate -> {
          Draft draft = candidate.draft();
          if (draft == null) {
            return Result.mistaken(candidate);
          }
          Arrival arrival = Arrival.of(there.get(draft.name()), Ids.next(), asked.onConflict());
          if (arrival instanceof Arrival.Created(var id)) {
            there.put(draft.name(), id);
          }
          return Result.of(candidate, arrival, true);
        })
        .toList();
  }
}
