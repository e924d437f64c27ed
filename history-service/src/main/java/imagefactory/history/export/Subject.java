package imagefactory.history.export;

import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Job;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The job that a summary is about, and what its images have cost.
record Subject(Job job, @Nullable BigDecimal cost) {
  static final List<Column<Subject>> SUMMARY =
      List.of(
          of("label", "Label", job -> job.heading().label()),
          of("status", "Status", job -> LowerCaseEnums.nameOf(job.lifecycle().status())),
          of("id", "Job", Job::id),
          of("externalId", "Job's own id", job -> job.origin().externalId()),
          of("kind", "Kind", job -> job.origin().kind()),
          of("source", "Source", job -> job.origin().source()),
          of("tags", "Tags", job -> job.heading().tags()),
          of("configurationId", "Configuration", job -> job.heading().configurationId()),
          of("parentId", "Part of job", job -> job.heading().parentId()),
          of("rerunOf", "Rerun of", job -> job.heading().rerunOf()),
          of("queuedAt", "Queued at (UTC)", job -> job.lifecycle().queuedAt()),
          of("startedAt", "Started at (UTC)", job -> job.lifecycle().startedAt()),
          of("completedAt", "Ended at (UTC)", job -> job.lifecycle().completedAt()),
          of("durationSeconds", "Duration in seconds", Subject::seconds),
          of("total", "Total", job -> job.counters().total()),
          of("successful", "Successful", job -> job.counters().successful()),
          of("failed", "Failed", job -> job.counters().failed()),
          of("cancelled", "Cancelled", job -> job.counters().cancelled()),
          new Column<>("cost", "Cost", Subject::cost),
          of("errorCode", "Error code", job -> job.lifecycle().errorCode()),
          of("errorMessage", "Error", job -> job.lifecycle().errorMessage()));

  private static Column<Subject> of(
      String key, String title, Function<Job, @Nullable Object> value) {
    return new Column<>(key, title, subject -> value.apply(subject.job()));
  }

  private static @Nullable Object seconds(Job job) {
    return job.lifecycle()
        .duration()
        .map(Duration::toMillis)
        .map(millis -> BigDecimal.valueOf(millis, 3))
        .orElse(null);
  }
}
