package imagefactory.history.rebuild;

import imagefactory.contracts.JobEvent;
import imagefactory.history.rebuild.RunTransactions.Progress;
import imagefactory.history.store.ExternalMemory;
import imagefactory.history.store.ImageMemory;
import imagefactory.history.timeline.AtHand;
import imagefactory.history.timeline.ExternalJobs;
import imagefactory.history.timeline.Image;
import imagefactory.history.timeline.ImageJobs;
import imagefactory.history.timeline.Item;
import imagefactory.history.timeline.Memory;
import imagefactory.history.timeline.Piece;
import imagefactory.history.timeline.Projection;
import imagefactory.history.timeline.Reported;
import imagefactory.history.timeline.Timeline;
import imagefactory.history.timeline.Told;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/// Tells the stories of its jobs into the new tables, and keeps those at hand that go on. Nobody
/// else tells of these jobs, and who comes waits for its turn.
final class Teller {
  private static final Logger LOG = Logger.getLogger(Teller.class);
  private static final Progress ONE_SKIPPED = new Progress(0, 1, 0);

  private final RunTransactions transactions;
  private final Kind<JobEvent, Image> images;
  private final Kind<Reported, Item> externals;

  /// `room` is how long the data of events may be whose jobs are at hand. Without any, each job is
  /// in the tables when what was told of it has been told.
  Teller(RunTransactions transactions, long room) {
    this.transactions = transactions;
    this.images = new Kind<>(new AtHand<>(room), new ImageJobs(), ImageMemory::new);
    this.externals = new Kind<>(new AtHand<>(room), new ExternalJobs(), ExternalMemory::new);
  }

  synchronized void tell(Records records) {
    if (records.isEmpty()) {
      return;
    }
    try {
      tellTogether(records);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("events fail together, now one by one", e);
      records.oneByOne().forEach(this::tellAlone);
    }
    setDown(images.atHand.crowdedOut(), externals.atHand.crowdedOut());
  }

  /// All that is at hand goes into the tables.
  synchronized void end() {
    setDown(images.atHand.all(), externals.atHand.all());
  }

  /// What fails alone lies among the dead letters since it came the first time.
  private void tellAlone(Records one) {
    try {
      tellTogether(one);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s is left out", one);
      transactions.advance(ONE_SKIPPED);
    }
  }

  private void tellTogether(Records records) {
    transactions.inShadow(tx -> {
      images.tell(tx, records.images());
      externals.tell(tx, records.externals());
    });
    images.hold();
    externals.hold();
  }

  private void setDown(List<UUID> imageJobs, List<UUID> externalJobs) {
    if (imageJobs.isEmpty() && externalJobs.isEmpty()) {
      return;
    }
    transactions.inShadow(tx -> {
      images.setDown(tx, imageJobs);
      externals.setDown(tx, externalJobs);
    });
    images.atHand.letGo(imageJobs);
    externals.atHand.letGo(externalJobs);
  }

  /// One kind of jobs, between the tables and what is at hand.
  private static final class Kind<E, P extends Piece> {
    private final AtHand<E, P> atHand;
    private final Projection<E, P> projection;
    private final Function<Handle, Memory<E, P>> tables;
    private Optional<AtHand<E, P>.Draft> draft = Optional.empty();

    Kind(AtHand<E, P> atHand, Projection<E, P> projection, Function<Handle, Memory<E, P>> tables) {
      this.atHand = atHand;
      this.projection = projection;
      this.tables = tables;
    }

    /// A transaction that is tried again begins with a new draft.
    void tell(Handle tx, List<Told<E>> events) {
      draft = Optional.empty();
      if (!events.isEmpty()) {
        AtHand<E, P>.Draft next = atHand.over(tables.apply(tx));
        new Timeline<>(projection, next).tell(events);
        draft = Optional.of(next);
      }
    }

    void hold() {
      draft.ifPresent(AtHand.Draft::hold);
      draft = Optional.empty();
    }

    void setDown(Handle tx, List<UUID> jobs) {
      if (!jobs.isEmpty()) {
        atHand.setDown(jobs, tables.apply(tx));
      }
    }
  }
}
