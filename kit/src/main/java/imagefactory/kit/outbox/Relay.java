package imagefactory.kit.outbox;

import imagefactory.kit.db.Transient;
import imagefactory.kit.retry.Backoff;
import imagefactory.kit.retry.StopSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Carries one shard's rows to Kafka, in order, on a thread of its own, and deletes what Kafka has
/// acknowledged.
///
/// Several replicas may run a relay for the same shard: the one whose session holds the shard's
/// lock works, the others wait for it. After a crash rows may go out twice, but the first
/// appearances of a key's messages are in order.
public final class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(3));

  /// Between them a crash matters; tests place theirs here.
  interface Steps {
    default void taken() {}

    default void published() {}
  }

  private final int shard;
  private final DataSource source;
  private final Map<String, Object> kafka;
  private final String prefix;
  private final OutboxSettings settings;
  private final Steps steps;
  private final Cluster cluster;
  private final Topics topics;
  private final StopSignal stop = new StopSignal();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Pulse pulse = new Pulse();
  private volatile @Nullable Thread thread;
  private int failures;

  /// The source must make new connections: the relay keeps one for itself.
  public Relay(
      int shard,
      DataSource source,
      Map<String, Object> kafka,
      String prefix,
      OutboxSettings settings) {
    this(shard, source, kafka, prefix, settings, new Steps() {});
  }

  Relay(
      int shard,
      DataSource source,
      Map<String, Object> kafka,
      String prefix,
      OutboxSettings settings,
      Steps steps) {
    this.shard = shard;
    this.source = source;
    this.kafka = kafka;
    this.prefix = prefix;
    this.settings = settings;
    this.steps = steps;
    this.cluster = new Cluster(kafka);
    this.topics = new Topics(cluster);
  }

  public Relay start() {
    thread = Thread.ofVirtual().name("outbox-relay-" + shard).start(this::run);
    return this;
  }

  /// What is on its way may still arrive; what does not within the limit goes out again after the
  /// next start.
  public void stop() {
    stop.give();
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      if (!running.join(settings.stopWithin())) {
        LOG.warnf("outbox relay %d did not stop within %s", shard, settings.stopWithin());
        running.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public long sent() {
    return sent.get();
  }

  public long refused() {
    return refused.get();
  }

  int shard() {
    return shard;
  }

  /// Age of the oldest row this relay knows of; zero when there is none, or another relay has the
  /// shard.
  Duration lag() {
    return pulse.lag();
  }

  /// Why the relay should be started anew; empty while it works or waits for PostgreSQL or Kafka.
  Optional<String> sickness() {
    Thread running = thread;
    if (running == null || stop.isGiven()) {
      return Optional.empty();
    }
    if (!running.isAlive()) {
      return Optional.of("its thread has died");
    }
    return pulse.sickness(settings.stuckAfter(), cluster);
  }

  private void run() {
    while (!stop.isGiven()) {
      pulse.beat();
      try (var session = ShardSession.open(source, shard)) {
        work(session);
      } catch (InterruptedException _) {
        return;
      } catch (SQLException | RuntimeException e) {
        if (stop.isGiven()) {
          return;
        }
        failures++;
        Duration wait = BACKOFF.after(failures);
        if (Transient.databaseIsAway(e)) {
          pulse.excused();
          LOG.warnf(
              "outbox relay %d has lost PostgreSQL, again in %s: %s", shard, wait, e.getMessage());
        } else {
          LOG.warnf(e, "outbox relay %d starts over in %s", shard, wait);
        }
        stop.within(wait);
      }
    }
  }

  private void work(ShardSession session) throws SQLException, InterruptedException {
    for (int refusals = 0; !session.lock(); refusals++) {
      if (refusals > 0) { // the first may be by our own last session, which is just ending
        pulse.idle();
      }
      if (stop.within(settings.poll())) {
        return;
      }
    }
    session.listen();
    LOG.infof("outbox relay %d carries its shard", shard);
    // The producer closes before the session does, and so before the lock can be another's.
    try (var carrier =
        new Carrier("outbox-" + shard, kafka, topics, prefix, settings.topicPatience())) {
      while (!stop.isGiven()) {
        List<Bundle> bundles = session.take(settings.batchRows(), settings.batchBytes());
        if (bundles.isEmpty()) {
          pulse.idle();
          session.awaitNotice(settings.poll());
        } else {
          pulse.waiting(bundles.getFirst().createdAt());
          steps.taken();
          settle(session, carrier.carry(bundles, () -> check(session)));
        }
      }
    }
  }

  private void check(ShardSession session) throws SQLException {
    pulse.beat();
    if (stop.isGiven()) {
      throw new IllegalStateException("stopped while Kafka did not answer");
    }
    session.check();
  }

  private void settle(ShardSession session, Delivery delivery) throws SQLException {
    steps.published();
    session.settle(delivery.done(), delivery.refused());
    sent.addAndGet(delivery.acknowledged());
    refused.addAndGet(delivery.refused().size());
    if (!delivery.refused().isEmpty()) {
      var first = delivery.refused().getFirst();
      LOG.errorf(
          "Kafka refuses %d messages, moved to outbox_refused; the first is %d.%d for %s: %s",
          delivery.refused().size(), first.bundle(), first.place(), first.topic(), first.reason());
    }
    if (!delivery.done().isEmpty()) {
      pulse.progressed();
      failures = 0;
    }
    delivery
        .broken()
        .ifPresent(e -> {
          throw e;
        });
  }
}
