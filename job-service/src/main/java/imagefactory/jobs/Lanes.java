package imagefactory.jobs;

import imagefactory.jobs.store.IdempotencyKeys;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/// Looks after what nobody's request or message wakes: jobs scheduled for now, lanes that came free
/// while a waiting row was locked, keys that are too old.
@ApplicationScoped
public class Lanes {
  private static final Duration KEYS_ARE_KEPT = Duration.ofHours(24);
  private final Jdbi jdbi;
  private final JobHandler handler;
  private final IdempotencyKeys keys;
  private final Clock clock;

  Lanes(Jdbi jdbi, JobHandler handler, IdempotencyKeys keys, Clock clock) {
    this.jdbi = jdbi;
    this.handler = handler;
    this.keys = keys;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void fill() {
    Instant now = clock.instant();
    jdbi.useTransaction(tx -> handler.fillLanes(tx, now));
  }

  @Scheduled(every = "10m")
  @RunOnVirtualThread
  void forgetKeys() {
    Instant before = clock.instant().minus(KEYS_ARE_KEPT);
    jdbi.useTransaction(tx -> keys.forgetBefore(tx, before));
  }
}
