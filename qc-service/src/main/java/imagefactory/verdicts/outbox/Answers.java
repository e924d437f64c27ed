package imagefactory.verdicts.outbox;

import imagefactory.contracts.LogEntry;
import imagefactory.contracts.LogEntry.Level;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcEvent.Judged;
import imagefactory.contracts.wire.MessageWriter;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.outbox.Outbox;
import imagefactory.kit.outbox.OutboxMessage;
import imagefactory.kit.trace.Correlation;
import imagefactory.verdicts.verdict.Judgement;
import imagefactory.verdicts.verdict.Verdict;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes verdicts for job-service, and what happened for whoever reads the job's log.
@Singleton
public final class Answers {
  private static final MessageWriter WRITER = new MessageWriter("verdicts");
  private static final String STEP = "judge";

  private final Outbox outbox;
  private final Clock clock;

  Answers(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  public void judged(Handle tx, Judgement judgement, int index) {
    outbox.add(tx, List.of(message(event(judgement)), message(entry(judgement, index))));
  }

  /// For who asks once more; the log has it already.
  public void again(Handle tx, List<Judgement> judgements) {
    outbox.add(tx, judgements.stream().map(judgement -> message(event(judgement))).toList());
  }

  private static Judged event(Judgement judgement) {
    Verdict verdict = judgement.verdict();
    return new Judged(
        judgement.jobId(), judgement.imageId(), verdict.passed(), verdict.code(), verdict.reason());
  }

  private static LogEntry entry(Judgement judgement, int index) {
    Verdict verdict = judgement.verdict();
    return new LogEntry(
        judgement.jobId(),
        judgement.imageId(),
        judgement.judgedAt(),
        verdict.passed() && verdict.warnings().isEmpty() ? Level.INFO : Level.WARN,
        STEP,
        null,
        index,
        (verdict.passed() ? "passed: " : "rejected: ") + verdict.reason(),
        judgement.took().toMillis(),
        verdict.passed() ? warned(verdict) : verdict.code());
  }

  private static @Nullable String warned(Verdict verdict) {
    return verdict.warnings().isEmpty() ? null : verdict.warnings().getFirst().code();
  }

  private OutboxMessage message(Message message) {
    var written =
        WRITER.write(
            message, Ids.next(), clock.instant(), null, Correlation.traceparent().orElse(null));
    return new OutboxMessage(written.topic(), written.key(), written.headers(), written.value());
  }
}
