package imagefactory.images;

import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.ImageEvent.Failed;
import imagefactory.contracts.ImageEvent.Generated;
import imagefactory.contracts.ImageEvent.Processed;
import imagefactory.contracts.LogEntry;
import imagefactory.images.image.State;
import imagefactory.images.outbox.Answers;
import imagefactory.images.store.Answered;
import imagefactory.images.store.Bills;
import imagefactory.images.store.Images;
import imagefactory.images.store.Intents;
import imagefactory.images.store.Leftover;
import imagefactory.images.store.Leftovers;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.claim.Tasks;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Ends a claim: row, answer, log and the end of the task in one transaction, or nothing of them.
@Singleton
final class Results {
  private final Jdbi jdbi;
  private final Tasks tasks;
  private final Images images;
  private final Answered answered;
  private final Intents intents;
  private final Leftovers leftovers;
  private final Bills bills;
  private final Answers answers;
  private final Waste waste;
  private final Clock clock;

  Results(
      Jdbi jdbi,
      Tasks tasks,
      Images images,
      Answered answered,
      Intents intents,
      Leftovers leftovers,
      Bills bills,
      Answers answers,
      Waste waste,
      Clock clock) {
    this.jdbi = jdbi;
    this.tasks = tasks;
    this.images = images;
    this.answered = answered;
    this.intents = intents;
    this.leftovers = leftovers;
    this.bills = bills;
    this.answers = answers;
    this.waste = waste;
    this.clock = clock;
  }

  void generated(Claim claim, Generated answer, Duration took, List<LogEntry> log) {
    BigDecimal cost = answer.cost();
    settle(
        claim,
        answer,
        log,
        answer.temp().key(),
        tx -> {
          images.generated(
              tx, answer.imageId(), answer.temp(), cost, claim.attempt(), took, clock.instant());
          // What is free has no bill: its row would be one that all workers wait for.
          if (cost != null && cost.signum() > 0) {
            bills.add(tx, answer.provider(), cost);
          }
        });
  }

  void processed(Claim claim, Processed answer, Duration took, List<LogEntry> log) {
    settle(
        claim,
        answer,
        log,
        answer.file().key(),
        tx -> {
          intents.drop(tx, List.of(answer.imageId())); // the row names the file now
          images
              .processed(
                  tx, answer.imageId(), answer.file(), claim.attempt(), took, clock.instant())
              .ifPresent(temp -> nameless(tx, List.of(temp)));
        });
  }

  void failed(Claim claim, Failed answer, List<LogEntry> log) {
    jdbi.useTransaction(tx -> {
      if (tasks.finish(tx, claim)) {
        images.failed(tx, answer, claim.attempt());
        nameless(tx, intents.drop(tx, List.of(answer.imageId())));
        record(tx, claim, answer, log);
      }
    });
    waste.clearSoon();
  }

  /// A try that failed and is made again.
  void triedInVain(LogEntry entry) {
    jdbi.useTransaction(tx -> answers.log(tx, entry));
  }

  private void settle(
      Claim claim, ImageEvent answer, List<LogEntry> log, String key, Consumer<Handle> row) {
    jdbi.useTransaction(tx -> {
      if (tasks.finish(tx, claim)) {
        row.accept(tx);
        record(tx, claim, answer, log);
      } else if (isGivenUp(tx, answer.imageId(), key)) {
        intents.drop(tx, List.of(answer.imageId()));
        nameless(tx, List.of(key));
      }
      // Otherwise another worker has the task: it makes the same file under the same key.
    });
    waste.clearSoon();
  }

  private void record(Handle tx, Claim claim, ImageEvent answer, List<LogEntry> log) {
    answered.add(tx, claim.id(), answer);
    answers.add(tx, answer, log);
  }

  private void nameless(Handle tx, List<String> keys) {
    Instant now = clock.instant();
    leftovers.add(tx, keys.stream().map(key -> Leftover.file(key, now)).toList());
  }

  /// Given up or deleted while it was made, so the file just written is nobody's.
  private boolean isGivenUp(Handle tx, UUID imageId, String key) {
    return images
        .find(tx, imageId)
        .filter(image -> image.state() == State.ABANDONED || image.state() == State.DISCARDED)
        .filter(image -> image.anyFile().filter(file -> file.key().equals(key)).isEmpty())
        .isPresent();
  }
}
