package imagefactory.kit.inbox;

import imagefactory.kit.db.Transient;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Knows for how long each poll has been in work; a partition that stands still turns liveness red.
@Singleton
@Default
@Liveness
final class PollsInWork implements HealthCheck {
  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
  private final Duration stuckAfter;

  PollsInWork(InboxSettings settings) {
    this.stuckAfter = settings.stuckAfter();
  }

  Entry enter(Collection<TopicPartition> partitions) {
    var entry = new Entry(Set.copyOf(partitions));
    entries.add(entry);
    return entry;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("inbox").up();
    for (Entry e : entries) {
      if (System.nanoTime() - e.since > stuckAfter.toNanos()) {
        answer
            .withData(
                e.partitions.toString(),
                "one poll in work for " + Duration.ofNanos(System.nanoTime() - e.since))
            .down();
      }
    }
    return answer.build();
  }

  final class Entry implements AutoCloseable {
    private final Set<TopicPartition> partitions;
    private volatile long since = System.nanoTime();

    private Entry(Set<TopicPartition> partitions) {
      this.partitions = partitions;
    }

    /// PostgreSQL's absence is told by readiness, and a restart would not bring it back.
    void failed(Throwable e) {
      if (Transient.databaseIsAway(e)) {
        since = System.nanoTime();
      }
    }

    @Override
    public void close() {
      entries.remove(this);
    }
  }
}
