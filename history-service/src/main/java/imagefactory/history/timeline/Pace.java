package imagefactory.history.timeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How fast a job's pieces come to their end, and when the last will at that pace; as of the latest
/// event, so that it stays the same until more is known. Pauses count.
public record Pace(double perMinute, @Nullable Long secondsLeft) {
  private static final double MINUTE = 60_000;

  public static @Nullable Pace of(Job job) {
    Instant start = job.lifecycle().startedAt();
    Instant end = job.lifecycle().completedAt();
    Instant until = end == null ? job.place().until() : end;
    int ended = job.counters().ended();
    if (start == null || until == null || ended == 0 || !until.isAfter(start)) {
      return null;
    }
    double millis = (double) Duration.between(start, until).toMillis() / ended;
    int left = Math.max(0, job.counters().total() - ended);
    return new Pace(
        Math.round(10 * MINUTE / Math.max(1, millis)) / 10.0,
        end == null ? Math.round(left * millis / 1000) : null);
  }
}
