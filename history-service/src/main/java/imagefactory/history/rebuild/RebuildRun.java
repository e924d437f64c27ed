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
  private final TopicReading topics;
  private final StopSignal stop;
  private final Clock clock;
  private final int batch;
  private final JobEventReader jobs = new JobEventReader();
  private final ExternalEventReader externals = new ExternalEventReader();

  RebuildRun(
      Run run,
      Jdbi jdbi,
      HistoryHandler handler,
      TopicReading topics,
      StopSignal stop,
      Clock clock,
      int batch) {
    this.run = run;
    this.jdbi = jdbi;
    this.handler = handler;
    this.topics = topics;
    this.stop = stop;
    this.clock = clock;
    this.batch = batch;
  }

  void tell() throws SQLException {
    Map<TopicPartition, Long> ends = topics.ends();
    enter(Phase.TOPICS, topics.left(ends));
    tellUntil(ends);
    enter(Phase.INDICES, null);
    Shadow.unhurried(jdbi, Shadow::index);
    enter(Phase.KEPT, null);
    Shadow.unhurried(jdbi, h -> KeptEvents.notInShadow(h, batch, this::tellKept));
    tellUntil(topics.ends());
    enter(Phase.SWAP, null);
    untilItPasses(this::swap);
  }

  private void enter(Phase phase, @Nullable Long total) {
    untilItPasses(tx -> owned(RebuildTable.enter(tx, run, phase, total)));
  }

  private void tellUntil(Map<TopicPartition, Long> ends) {
    while (topics.left(ends) > 0) {
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      topics.next().forEach(records::add);
      if (!records.isEmpty()) {
        tell(records);
      }
    }
  }

  private void tell(List<ConsumerRecord<String, byte[]>> records) {
    try {
      tellTogether(records);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf(e, "%d records fail together, now one by one", records.size());
      records.forEach(this::tellAlone);
    }
  }

  /// What fails alone lies among the dead letters since it came the first time.
  private void tellAlone(ConsumerRecord<String, byte[]> r) {
    try {
      tellTogether(List.of(r));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s-%d@%d is left out", r.topic(), r.partition(), r.offset());
      untilItPasses(tx -> owned(RebuildTable.advance(tx, run, 1, 1, 0)));
    }
  }

  private void tellTogether(List<ConsumerRecord<String, byte[]>> records) {
    Reading<JobEvent> ours = jobs.read(records.stream().filter(topics::isOfJobs).toList());
    Reading<Reported> others =
        externals.read(records.stream().filter(r -> !topics.isOfJobs(r)).toList());
    int skipped = ours.dead().size() + others.dead().size() + others.unknown();
    untilItPasses(tx -> {
      owned(RebuildTable.advance(tx, run, records.size(), skipped, 0));
      Shadow.enter(tx);
      handler.tellImages(tx, ours.told());
      handler.tellExternals(tx, others.told());
    });
  }

  private void tellKept(KeptEvents.Batch kept) {
    untilItPasses(tx -> {
      owned(RebuildTable.advance(tx, run, 0, 0, kept.images().size() + kept.externals().size()));
      Shadow.enter(tx);
      handler.tellImages(tx, kept.images());
      handler.tellExternals(tx, kept.externals());
    });
  }

  /// Nobody else may tell while the last records are told, so that both have told the same; then
  /// the tables change places, and whoever waited goes on with the new ones.
  private void swap(Handle tx) {
    Map<TopicPartition, Long> applied = AppliedOffsets.hold(tx, topics.ends());
    tellUntil(applied);
    AppliedOffsets.raise(tx, topics.positions());
    owned(RebuildTable.end(tx, run, State.COMPLETED, null, clock.instant()));
    Shadow.swap(tx);
  }

  private void untilItPasses(Consumer<Handle> work) {
    for (int failures = 1; ; failures++) {
      if (stop.isGiven()) {
        throw new CancellationException("stopped; begun again at the next start");
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
