package imagefactory.jobs.writer;

import imagefactory.contracts.LogEntry;
import imagefactory.contracts.LogEntry.Level;
import imagefactory.jobs.JobHandler;
import imagefactory.jobs.Ledgers;
import imagefactory.jobs.desk.Announcement;
import imagefactory.jobs.desk.Changes;
import imagefactory.jobs.desk.StoredJob;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.writer.WrittenPrompts.Tries;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.claim.Tasks;
import imagefactory.kit.retry.Backoff;
import imagefactory.kit.trace.Correlation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Takes a job's prompts as far as they come: batch by batch until the job has them all, it turns
/// out that it will not get them, or there is something to wait for. Calls are made outside of any
/// transaction.
@Singleton
public class PromptWriting {
  private final Model model;
  private final WriterSettings settings;
  private final WrittenPrompts written;
  private final Tasks tasks;
  private final JobHandler handler;
  private final Ledgers ledgers;
  private final Jdbi jdbi;
  private final Clock clock;
  private final Backoff backoff;

  PromptWriting(
      Model model,
      WriterSettings settings,
      WrittenPrompts written,
      Tasks tasks,
      JobHandler handler,
      Ledgers ledgers,
      Jdbi jdbi,
      Clock clock) {
    this.model = model;
    this.settings = settings;
    this.written = written;
    this.tasks = tasks;
    this.handler = handler;
    this.ledgers = ledgers;
    this.jdbi = jdbi;
    this.clock = clock;
    this.backoff = new Backoff(settings.firstRetry(), settings.lastRetry());
  }

  /// What comes after a call.
  private sealed interface Next {
    record GoOn() implements Next {}

    /// The job was cancelled meanwhile, and with it the claim.
    record Stop() implements Next {}

    record Wait(Duration time) implements Next {}

    record GiveUp(String code, String why) implements Next {}
  }

  /// Ends the claim or puts it back, unless it has become stale.
  void work(Claim claim) throws InterruptedException {
    UUID jobId = claim.group();
    Plan plan = jdbi.inTransaction(tx -> waiting(tx, jobId)).orElse(null);
    if (plan == null) {
      // The job is over, or has its prompts.
      end(claim, null);
      return;
    }
    Map<Integer, List<String>> there = jdbi.withHandle(tx -> written.of(tx, jobId));
    for (Batch batch : Batch.of(plan)) {
      if (there.containsKey(batch.number())) {
        continue;
      }
      switch (ask(plan, batch)) {
        case Next.GoOn _ -> {}
        case Next.Stop _ -> {
          return;
        }
        case Next.Wait(var time) -> {
          tasks.putBack(claim, time);
          return;
        }
        case Next.GiveUp(var code, var why) -> {
          end(claim, new JobCommand.DoWithoutPrompts(jobId, code, why, clock.instant()));
          return;
        }
      }
    }
    end(claim, take(jobId));
  }

  /// The plan of a job that waits for its prompts.
  private Optional<Plan> waiting(Handle tx, UUID jobId) {
    StoredJob stored = ledgers.of(tx).lock(List.of(jobId)).get(jobId);
    if (stored == null) {
      return Optional.empty();
    }
    boolean atWork = stored.job() instanceof Job.Running || stored.job() instanceof Job.Paused;
    return Optional.of(stored.job().plan()).filter(plan -> atWork && !plan.ready());
  }

  private JobCommand take(UUID jobId) {
    List<String> prompts =
        jdbi.withHandle(tx -> written.of(tx, jobId)).values().stream()
            .flatMap(List::stream)
            .toList();
    return new JobCommand.TakePrompts(jobId, prompts, model.name(), clock.instant());
  }

  /// A stale claim writes nothing: somebody else has the task, or it is abandoned.
  private void end(Claim claim, @Nullable JobCommand command) {
    jdbi.useTransaction(tx -> {
      if (!tasks.finish(tx, claim)) {
        return;
      }
      if (command != null) {
        handler.handle(ledgers.of(tx), command);
      }
      written.forget(tx, claim.group());
    });
  }

  private Next ask(Plan plan, Batch batch) throws InterruptedException {
    UUID jobId = plan.jobId();
    Tries tries = jdbi.inTransaction(tx -> written.begin(tx, jobId, batch));
    if (tries.attempts() > settings.attempts()) {
      return new Next.GiveUp(
          "prompt_writer_unavailable",
          "prompts %s did not come in %d attempts".formatted(batch.range(), settings.attempts()));
    }
    var writer = plan.settings().promptWriter();
    Instant began = clock.instant();
    Reply reply = model.write(batch, writer == null ? null : writer.instructions());
    long took = Duration.between(began, clock.instant()).toMillis();
    return switch (reply) {
      case Reply.Written(var prompts) -> {
        boolean kept = jdbi.inTransaction(tx -> kept(tx, jobId, batch, prompts, took));
        yield kept ? new Next.GoOn() : new Next.Stop();
      }
      case Reply.Refused(var why) ->
          new Next.GiveUp("prompt_writer_refused", "the prompt writer refused: " + why);
      case Reply.BadAnswer(var why) ->
          again(jobId, batch, tries, 0, "prompt_writer_bad_answer", why, Duration.ZERO);
      case Reply.Unavailable(var why, var notBefore) ->
          again(
              jobId,
              batch,
              tries,
              tries.errorsInARow() + 1,
              "prompt_writer_unavailable",
              why,
              notBefore);
    };
  }

  private boolean kept(Handle tx, UUID jobId, Batch batch, List<String> prompts, long took) {
    boolean kept = written.keep(tx, jobId, batch, prompts);
    if (kept) {
      log(tx, jobId, Level.INFO, "wrote prompts " + batch.range(), took, null);
    }
    return kept;
  }

  private Next again(
      UUID jobId,
      Batch batch,
      Tries tries,
      int errors,
      String code,
      String why,
      Duration notBefore) {
    String message =
        "prompts %s, attempt %d of %d: %s"
            .formatted(batch.range(), tries.attempts(), settings.attempts(), why);
    jdbi.useTransaction(tx -> {
      written.countError(tx, jobId, batch, errors);
      log(tx, jobId, Level.WARN, message, null, code);
    });
    if (errors >= settings.errorsInARow() || tries.attempts() >= settings.attempts()) {
      return new Next.GiveUp(code, message);
    }
    if (notBefore.compareTo(settings.lastRetry()) > 0) {
      return new Next.GiveUp(
          code, "%s, and asks to wait %d s".formatted(message, notBefore.toSeconds()));
    }
    Duration wait = backoff.after(tries.attempts());
    return new Next.Wait(wait.compareTo(notBefore) > 0 ? wait : notBefore);
  }

  private void log(
      Handle tx,
      UUID jobId,
      Level level,
      String message,
      @Nullable Long durationMs,
      @Nullable String code) {
    Instant now = clock.instant();
    var line =
        new LogEntry(
            jobId, null, now, level, "initialize", "prompts", null, message, durationMs, code);
    ledgers
        .of(tx)
        .save(
            Changes.saying(
                new Announcement(line, now, null, Correlation.traceparent().orElse(null))));
  }
}
