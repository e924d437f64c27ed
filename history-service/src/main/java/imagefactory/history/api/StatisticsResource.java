package imagefactory.history.api;

import imagefactory.history.store.StatisticsQueries;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many jobs and images there were, and how they ended.
@Path("/api/v1/history/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public final class StatisticsResource {
  private final StatisticsQueries statistics;

  StatisticsResource(StatisticsQueries statistics) {
    this.statistics = statistics;
  }

  @GET
  public StatisticsView statistics(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("kind") List<String> kinds,
      @QueryParam("configurationId") @Nullable String configurationId) {
    Instant begin = Parameters.time("from", from);
    Instant end = Parameters.time("to", to);
    if (begin != null && end != null && end.isBefore(begin)) {
      throw ProblemException.invalid("to", "expected a time after from, but found one before it");
    }
    return StatisticsView.of(
        statistics.perDay(
            new StatisticsQueries.Range(
                begin,
                end,
                Parameters.texts("kind", kinds),
                Parameters.id("configurationId", configurationId))));
  }
}
