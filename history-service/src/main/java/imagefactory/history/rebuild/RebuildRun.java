package imagefactory.history.rebuild;

import imagefactory.contracts.JobEvent;
import imagefactory.history.HistoryHandler;
import imagefactory.history.inbox.ExternalEventReader;
import imagefactory.history.inbox.JobEventReader;
import imagefactory.history.inbox.Reading;
import imagefactory.history.rebuild.Rebuild.Phase;
import imagefactory.history.rebuild.Rebuild.State;
import imagefactory.history.rebuild.RebuildTable.Run;
import imagefactory.history.store.KeptEvents;
import imagefactory.history.timeline.Reported;
import imagefactory.kit.db.Transient;
import imagefactory.kit.retry.Backoff;
import imagefactory.kit.retry.StopSignal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// One run of a rebuild, from empty tables to their taking over.
final class RebuildRun {
  private static final Logger LOG = Logger.getLogger(RebuildRun.class);
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

  private final Run run;
  private final Jdbi jdbi;
  private final HistoryHandler handler;
  private final List<TopicReading> topics;
  private final StopSignal stop;
  private final Clock clock;
  private final int batch;
  private final JobEventReader jobs = new JobEventReader();
  private final ExternalEventReader externals = new ExternalEventReader();

  RebuildRun(
      Run run,
      Jdbi jdbi,
      HistoryHandler handler,
      List<TopicReading> topics,
      StopSignal stop,
      Clock clock,
      int batch) {
    this.run = run;
    this.jdbi = jdbi;
    this.handler = handler;
    this.topics = List.copyOf(topics);
    this.stop = stop;
    this.clock = clock;
    this.batch = batch;
  }

  void tell() throws SQLException {
    enter(Phase.TOPICS, topics.stream().mapToLong(each -> each.left(each.ends())).sum());
    tellAtOnce();
    enter(Phase.INDICES, null);
    Shadow.unhurried(jdbi, Shadow::index);
    enter(Phase.KEPT, null);
    Shadow.unhurried(jdbi, h -> KeptEvents.notInShadow(h, batch, this::tellKept));
    topics.forEach(each -> tellUntil(each, each.ends()));
    enter(Phase.SWAP, null);
    untilItPasses(this::swap);
  }

  /// While one waits for PostgreSQL, another reads and folds. A job's events lie in one partition.
  private void tellAtOnce() {
    try (var tellers = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      CompletableFuture.allOf(
              topics.stream()
                  .map(each ->
                      CompletableFuture.runAsync(() -> tellUntil(each, each.ends()), tellers))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void enter(Phase phase, @Nullable Long total) {
    untilItPasses(tx -> owned(RebuildTable.enter(tx, run, phase, total)));
  }

  private void tellUntil(TopicReading from, Map<TopicPartition, Long> ends) {
    while (from.left(ends) > 0) {
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      from.next().forEach(records::add);
      if (!records.isEmpty()) {
        tell(from, records);
      }
    }
  }

  private void tell(TopicReading from, List<ConsumerRecord<String, byte[]>> records) {
    try {
      tellTogether(from, records);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf(e, "%d records fail together, now one by one", records.size());
      records.forEach(r -> tellAlone(from, r));
    }
  }

  /// What fails alone lies among the dead letters since it came the first time.
  private void tellAlone(TopicReading from, ConsumerRecord<String, byte[]> r) {
    try {
      tellTogether(from, List.of(r));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s-%d@%d is left out", r.topic(), r.partition(), r.offset());
      untilItPasses(tx -> owned(RebuildTable.advance(tx, run, 1, 1, 0)));
    }
  }

  private void tellTogether(TopicReading from, List<ConsumerRecord<String, byte[]>> records) {
    Reading<JobEvent> ours = jobs.read(records.stream().filter(from::isOfJobs).toList());
    Reading<Reported> others =
        externals.read(records.stream().filter(r -> !from.isOfJobs(r)).toList());
    int skipped = ours.dead().size() + others.dead().size() + others.unknown();
    untilItPasses(tx -> {
      owned(RebuildTable.isOwned(tx, run));
      Shadow.enter(tx);
      handler.tellImages(tx, ours.told());
      handler.tellExternals(tx, others.told());
      owned(RebuildTable.advance(tx, run, records.size(), skipped, 0));
    });
  }

  private void tellKept(KeptEvents.Batch kept) {
    untilItPasses(tx -> {
      owned(RebuildTable.isOwned(tx, run));
      Shadow.enter(tx);
      handler.tellImages(tx, kept.images());
      handler.tellExternals(tx, kept.externals());
      owned(RebuildTable.advance(tx, run, 0, 0, kept.images().size() + kept.externals().size()));
    });
  }

  /// Nobody else may tell while the last records are told, so that both have told the same; then
  /// the tables change places, and whoever waited goes on with the new ones.
  private void swap(Handle tx) {
    AppliedOffsets.hold(tx);
    for (TopicReading each : topics) {
      tellUntil(each, AppliedOffsets.of(tx, each.ends()));
      AppliedOffsets.raise(tx, each.positions());
    }
    owned(RebuildTable.end(tx, run, State.COMPLETED, null, clock.instant()));
    Shadow.swap(tx);
  }

  private void untilItPasses(Consumer<Handle> work) {
    for (int failures = 1; ; failures++) {
      if (stop.isGiven()) {
        throw new CancellationException("stopped; another process begins it again");
      }
      try {
        jdbi.useTransaction(work::accept);
        return;
      } catch (RuntimeException e) {
        if (!Transient.causedBy(e) || e instanceof CancellationException) {
          throw e;
        }
        Duration wait = BACKOFF.after(failures);
        LOG.warnf("rolled back, tried again in %s: %s", wait, e.getMessage());
        stop.within(wait);
      }
    }
  }

  private static void owned(boolean isOurs) {
    if (!isOurs) {
      throw new CancellationException("another run has taken over");
    }
  }
}
