package imagefactory.history.api;

import imagefactory.history.store.SpendingQueries;
import imagefactory.history.store.StatisticsQueries;
import imagefactory.history.timeline.ImageJobs;
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
  private final SpendingQueries spending;

  StatisticsResource(StatisticsQueries statistics, SpendingQueries spending) {
    this.statistics = statistics;
    this.spending = spending;
  }

  /// Costs are known by day and provider alone, so there are none for a single configuration.
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
    StatisticsQueries.Range range =
        new StatisticsQueries.Range(
            begin,
            end,
            Parameters.texts("kind", kinds),
            Parameters.id("configurationId", configurationId));
    return StatisticsView.of(
        statistics.perDay(range), isOfAllImages(range) ? spending.within(range) : List.of());
  }

  private static boolean isOfAllImages(StatisticsQueries.Range range) {
    return range.configurationId() == null
        && (range.kinds().isEmpty() || range.kinds().contains(ImageJobs.ORIGIN.kind()));
  }
}
