package imagefactory.verdicts;

import imagefactory.contracts.QcCommand;
import imagefactory.contracts.QcCommand.Abandon;
import imagefactory.contracts.QcCommand.Judge;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.Received.Known;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.claim.NewTask;
import imagefactory.kit.claim.Tasks;
import imagefactory.kit.trace.Correlation;
import imagefactory.verdicts.outbox.Answers;
import imagefactory.verdicts.store.Bills;
import imagefactory.verdicts.store.Prints;
import imagefactory.verdicts.store.Verdicts;
import imagefactory.verdicts.verdict.Judgement;
import imagefactory.verdicts.verdict.Verdict;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The one way through this service: take in, look, decide, store with outbox.
@Singleton
public final class VerdictHandler {
  /// A task as it is ordered: everything is looked at but what only the vision judge can say.
  public static final String JUDGE = "judge";

  /// A task of an image that passed all else: the vision judge is asked under its claim. These are
  /// counted, so there are never more calls than may be.
  public static final String SHOW = "show";

  private final Jdbi jdbi;
  private final Tasks tasks;
  private final Looking looking;
  private final Comparing comparing;
  private final Verdicts verdicts;
  private final Prints prints;
  private final Bills bills;
  private final Answers answers;
  private final Clock clock;

  VerdictHandler(
      Jdbi jdbi,
      Tasks tasks,
      Looking looking,
      Comparing comparing,
      Verdicts verdicts,
      Prints prints,
      Bills bills,
      Answers answers,
      Clock clock) {
    this.jdbi = jdbi;
    this.tasks = tasks;
    this.looking = looking;
    this.comparing = comparing;
    this.verdicts = verdicts;
    this.prints = prints;
    this.bills = bills;
    this.answers = answers;
    this.clock = clock;
  }

  /// Stores what is to be done and answers at once what was done before.
  public void take(Handle tx, List<Known<QcCommand>> commands) {
    // The last word on an image counts: who ordered and took it back wants nothing.
    Map<UUID, Known<QcCommand>> lastWords = new LinkedHashMap<>();
    commands.forEach(command -> lastWords.put(command.message().imageId(), command));
    List<NewTask> ordered = new ArrayList<>();
    List<UUID> abandoned = new ArrayList<>();
    for (var command : lastWords.values()) {
      switch (command.message()) {
        case Judge judge -> ordered.add(task(judge, command.envelope().traceparent()));
        case Abandon(var imageId, _, _) -> abandoned.add(imageId);
      }
    }
    tasks.abandon(tx, abandoned);
    prints.forget(tx, abandoned);
    List<Judgement> known = verdicts.on(tx, ordered.stream().map(NewTask::id).toList());
    Set<UUID> judged = known.stream().map(Judgement::imageId).collect(Collectors.toSet());
    answers.again(tx, known);
    tasks.add(tx, ordered.stream().filter(task -> !judged.contains(task.id())).toList());
  }

  /// An image has one task, under its own id: asked for twice, it is judged once.
  private static NewTask task(Judge judge, @Nullable String traceparent) {
    UUID image = judge.imageId();
    return new NewTask(image, image, JUDGE, Json.text(judge), traceparent);
  }

  /// False if the image has no verdict yet, since it is still to be shown.
  public boolean judge(Claim claim) {
    Judge judge = Json.readOwn(claim.payload(), Judge.class);
    try (var _ = Correlation.tag("jobId", judge.jobId().toString());
        var _ = Correlation.tag("imageId", judge.imageId().toString())) {
      long began = System.nanoTime();
      Optional<Seen> seen = looking.look(judge, claim.attempt(), claim.kind().equals(SHOW));
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      seen.ifPresentOrElse(all -> decide(claim, judge, all, took), () -> tasks.handOn(claim, SHOW));
      return seen.isPresent();
    }
  }

  private void decide(Claim claim, Judge judge, Seen seen, Duration took) {
    jdbi.useTransaction(tx -> {
      // A stale claim: another worker has the image, or nobody wants it any more.
      if (tasks.finish(tx, claim)) {
        Verdict verdict = comparing.verdict(tx, judge, seen);
        var judgement =
            new Judgement(
                judge.imageId(),
                judge.jobId(),
                verdict,
                clock.instant(),
                took,
                seen.cost().orElse(null));
        verdicts.add(tx, judgement);
        answers.judged(tx, judgement, judge.index());
        pay(tx, judgement);
      }
    });
  }

  private void pay(Handle tx, Judgement judgement) {
    BigDecimal cost = judgement.cost();
    if (cost != null && cost.signum() > 0) {
      bills.add(tx, LocalDate.ofInstant(judgement.judgedAt(), ZoneOffset.UTC), cost);
    }
  }

  public Optional<Judgement> verdictOn(UUID imageId) {
    return jdbi.withHandle(tx -> verdicts.on(tx, List.of(imageId))).stream().findFirst();
  }
}
