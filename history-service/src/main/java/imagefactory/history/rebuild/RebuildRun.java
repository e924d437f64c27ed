package imagefactory.history.rebuild;

import imagefactory.history.rebuild.Rebuild.Phase;
import imagefactory.history.rebuild.RunTransactions.Progress;
import imagefactory.history.store.KeptEvents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// One run of a rebuild, from empty tables to their taking over.
final class RebuildRun {
  private final Jdbi jdbi;
  private final RunTransactions transactions;
  private final List<TopicReading> topics;
  private final RebuildSettings settings;
  private final Clock clock;

  /// Tells what comes after the topics have been read once.
  private final Teller last;

  RebuildRun(
      Jdbi jdbi,
      RunTransactions transactions,
      List<TopicReading> topics,
      RebuildSettings settings,
      Clock clock) {
    this.jdbi = jdbi;
    this.transactions = transactions;
    this.topics = List.copyOf(topics);
    this.settings = settings;
    this.clock = clock;
    this.last = new Teller(transactions, 0);
  }

  void tell() {
    transactions.enter(
        Phase.TOPICS, topics.stream().mapToLong(each -> each.left(each.ends())).sum());
    tellTopics();
    transactions.enter(Phase.INDICES, null);
    atOnce(Shadow.tables(jdbi).stream().map(table -> () -> Shadow.finish(jdbi, table)));
    transactions.enter(Phase.KEPT, null);
    Shadow.unhurried(jdbi, h -> KeptEvents.notInShadow(h, settings.records(), this::tellKept));
    topics.forEach(each -> tellUntil(each, each.ends()));
    transactions.enter(Phase.SWAP, null);
    transactions.untilItPasses(this::swap);
  }

  /// While one waits for PostgreSQL, another reads and folds. Each has partitions of its own to
  /// read, and begins with another teller: so they seldom meet.
  private void tellTopics() {
    List<Teller> tellers =
        Stream.generate(
                () -> new Teller(transactions, settings.atHand().asLongValue() / topics.size()))
            .limit(topics.size())
            .toList();
    atOnce(
        IntStream.range(0, topics.size())
            .mapToObj(place -> () -> tellAll(topics.get(place), place, tellers)));
    atOnce(tellers.stream().map(each -> each::end));
  }

  private void tellAll(TopicReading from, int place, List<Teller> tellers) {
    Map<TopicPartition, Long> ends = from.ends();
    while (from.left(ends) > 0) {
      Records records = next(from);
      if (records.read() == 0) {
        continue;
      }
      for (int i = 0; i < tellers.size(); i++) {
        int teller = (place + i) % tellers.size();
        tellers.get(teller).tell(records.about(job -> tellerOf(job, tellers.size()) == teller));
      }
      transactions.advance(records.progress());
    }
  }

  /// Always the same for a job, whichever partition tells of it.
  private static int tellerOf(UUID job, int tellers) {
    return Math.floorMod(job.hashCode(), tellers);
  }

  private void tellUntil(TopicReading from, Map<TopicPartition, Long> ends) {
    while (from.left(ends) > 0) {
      Records records = next(from);
      if (records.read() > 0) {
        last.tell(records);
        transactions.advance(records.progress());
      }
    }
  }

  private static Records next(TopicReading from) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    from.next().forEach(records::add);
    return Records.of(records, from);
  }

  private void tellKept(KeptEvents.Batch kept) {
    last.tell(new Records(kept.images(), kept.externals(), 0, 0));
    transactions.advance(new Progress(0, 0, kept.images().size() + kept.externals().size()));
  }

  /// Nobody else may tell while the last records are told, so that both have told the same; then
  /// the tables change places, and whoever waited goes on with the new ones.
  private void swap(Handle tx) {
    Shadow.calm(tx);
    AppliedOffsets.hold(tx);
    for (TopicReading each : topics) {
      tellUntil(each, AppliedOffsets.of(tx, each.ends()));
      AppliedOffsets.raise(tx, each.positions());
    }
    transactions.end(tx, clock.instant());
    Shadow.swap(tx);
  }

  private void atOnce(Stream<Runnable> works) {
    try (var threads =
        Executors.newFixedThreadPool(settings.atOnce(), Thread.ofPlatform().factory())) {
      CompletableFuture.allOf(
              works
                  .map(work -> CompletableFuture.runAsync(work, threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
