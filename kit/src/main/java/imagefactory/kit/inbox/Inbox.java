package imagefactory.kit.inbox;

import imagefactory.kit.db.Transient;
import imagefactory.kit.outbox.Outbox;
import imagefactory.kit.retry.Backoff;
import imagefactory.kit.retry.StopSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Applies each record once: one poll is one transaction, and the offsets are in it. A failure
/// never leaves this class, for the next poll would move the offset over it: what passes by itself
/// is tried again for as long as it takes, what does not goes to the dead letters.
@Singleton
public final class Inbox {
  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final String prefix;
  private final PollsInWork polls;
  private final StopSignal stop = new StopSignal();
  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("inbox-", 0).factory());

  Inbox(
      Jdbi jdbi,
      Outbox outbox,
      @ConfigProperty(name = "factory.topic-prefix") Optional<String> prefix,
      PollsInWork polls) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.prefix = prefix.orElse("");
    this.polls = polls;
  }

  public Uni<Void> apply(ConsumerRecords<String, byte[]> poll, Effect effect) {
    return apply(poll, effect, () -> {});
  }

  /// The callback runs after the poll has been committed, also when all of it was known before.
  public Uni<Void> apply(
      ConsumerRecords<String, byte[]> poll, Effect effect, Runnable afterCommit) {
    return Uni.createFrom()
        .voidItem()
        .invoke(() -> applyNow(poll, effect, afterCommit))
        .runSubscriptionOn(threads);
  }

  void applyNow(ConsumerRecords<String, byte[]> poll, Effect effect, Runnable afterCommit) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(poll.count());
    poll.forEach(records::add);
    try (var inWork = polls.enter(poll.partitions())) {
      try {
        commit(records, effect, inWork);
      } catch (RuntimeException e) {
        if (stop.isGiven()) {
          throw e;
        }
        LOG.warnf(
            e, "%d records of %s fail together, now one by one", records.size(), poll.partitions());
        records.forEach(r -> applyAlone(r, effect, inWork));
      }
    }
    afterCommit.run();
  }

  private void applyAlone(
      ConsumerRecord<String, byte[]> r, Effect effect, PollsInWork.Entry inWork) {
    try {
      commit(List.of(r), effect, inWork);
    } catch (RuntimeException e) {
      if (stop.isGiven()) {
        throw e;
      }
      LOG.errorf(e, "%s-%d@%d goes to the dead letters", r.topic(), r.partition(), r.offset());
      commit(List.of(r), (_, fresh) -> List.of(DeadLetter.because(e, fresh.getFirst())), inWork);
    }
  }

  /// Until it is committed, or fails in a way that trying again cannot help.
  private void commit(
      List<ConsumerRecord<String, byte[]>> records, Effect effect, PollsInWork.Entry inWork) {
    for (int failures = 1; ; failures++) {
      try {
        jdbi.useTransaction(tx -> applyFresh(tx, records, effect));
        return;
      } catch (RuntimeException e) {
        if (!Transient.causedBy(e)) {
          throw e;
        }
        inWork.failed(e);
        Duration wait = BACKOFF.after(failures);
        LOG.warnf(e, "poll rolled back, tried again in %s", wait);
        if (stop.within(wait)) {
          throw new CancellationException("stopped before the poll could be applied");
        }
      }
    }
  }

  private void applyFresh(Handle tx, List<ConsumerRecord<String, byte[]>> records, Effect effect) {
    var partitions = records.stream().map(Inbox::partition).distinct().toList();
    Map<TopicPartition, Long> stored = Offsets.lock(tx, partitions);
    // Behind the stored offset: applied before, by this owner or by the one before it.
    var fresh =
        records.stream().filter(r -> r.offset() >= stored.getOrDefault(partition(r), 0L)).toList();
    if (fresh.isEmpty()) {
      return;
    }
    List<DeadLetter> dead = effect.apply(tx, fresh);
    outbox.forward(tx, dead.stream().map(d -> d.letter(prefix)).toList());
    Map<TopicPartition, Long> next = new HashMap<>();
    fresh.forEach(r -> next.merge(partition(r), r.offset() + 1, Math::max));
    Offsets.move(tx, next);
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> r) {
    return new TopicPartition(r.topic(), r.partition());
  }

  /// Before the channels close, so that nobody waits for a poll that waits for PostgreSQL.
  void stop(@Observes @Priority(1) ShutdownEvent shutdown) {
    stop.give();
  }
}
