package imagefactory.jobs;

import imagefactory.jobs.store.Audit;
import imagefactory.jobs.store.IdempotencyKeys;
import imagefactory.jobs.store.Requests;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/// Looks after what nobody's request or message wakes: jobs scheduled for now, lanes and retries
/// that came free while a waiting row was locked, rows that are too old.
@ApplicationScoped
public class Lanes {
  private static final Duration KEYS_ARE_KEPT = Duration.ofHours(24);

  /// As long as the topic keeps them: a request older than that cannot come again.
  private static final Duration REQUESTS_ARE_KEPT = Duration.ofDays(8);

  private final Jdbi jdbi;
  private final JobHandler handler;
  private final Ledgers ledgers;
  private final IdempotencyKeys keys;
  private final Requests requests;
  private final Audit audit;
  private final Clock clock;
  private final Duration auditIsKept;

  Lanes(
      Jdbi jdbi,
      JobHandler handler,
      Ledgers ledgers,
      IdempotencyKeys keys,
      Requests requests,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "factory.audit.retention") Duration auditIsKept) {
    this.jdbi = jdbi;
    this.handler = handler;
    this.ledgers = ledgers;
    this.keys = keys;
    this.requests = requests;
    this.audit = audit;
    this.clock = clock;
    this.auditIsKept = auditIsKept;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void fill() {
    Instant now = clock.instant();
    jdbi.useTransaction(tx -> handler.fillLanes(ledgers.of(tx), now));
    jdbi.useTransaction(tx -> handler.fillRetries(ledgers.of(tx), now));
  }

  @Scheduled(every = "10m")
  @RunOnVirtualThread
  void forget() {
    Instant now = clock.instant();
    jdbi.useTransaction(tx -> keys.forgetBefore(tx, now.minus(KEYS_ARE_KEPT)));
    jdbi.useTransaction(tx -> requests.forgetBefore(tx, now.minus(REQUESTS_ARE_KEPT)));
    jdbi.useTransaction(tx -> audit.forgetBefore(tx, now.minus(auditIsKept)));
  }
}
