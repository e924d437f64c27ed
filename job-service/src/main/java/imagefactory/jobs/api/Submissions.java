package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.JobHandler;
import imagefactory.jobs.configuration.Overrides;
import imagefactory.jobs.configuration.SettingsReader;
import imagefactory.jobs.configuration.SettingsReader.Outcome;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.store.IdempotencyKeys;
import imagefactory.jobs.store.JobRow;
import imagefactory.jobs.store.JobStore;
import imagefactory.jobs.store.SavedSettings;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Takes jobs in: reads, freezes the settings, and knows a submission again by its key.
@ApplicationScoped
class Submissions {
  private static final int LONGEST_KEY = 200;
  private final Jdbi jdbi;
  private final JobHandler handler;
  private final JobStore jobs;
  private final SavedSettings saved;
  private final IdempotencyKeys keys;
  private final Clock clock;

  Submissions(
      Jdbi jdbi,
      JobHandler handler,
      JobStore jobs,
      SavedSettings saved,
      IdempotencyKeys keys,
      Clock clock) {
    this.jdbi = jdbi;
    this.handler = handler;
    this.jobs = jobs;
    this.saved = saved;
    this.keys = keys;
    this.clock = clock;
  }

  JobRow submit(JsonNode body, @Nullable String key, String actor) {
    Submission submission = Submission.read(body);
    UUID jobId = Ids.next();
    Instant now = clock.instant();
    return jdbi.inTransaction(tx -> {
      Optional<UUID> known = known(tx, key, body, jobId, now);
      if (known.isEmpty()) {
        handler.submit(tx, command(tx, submission, jobId, actor, now));
      }
      return jobs.find(tx, known.orElse(jobId)).orElseThrow(Submissions::gone);
    });
  }

  private Optional<UUID> known(
      Handle tx, @Nullable String key, JsonNode body, UUID jobId, Instant now) {
    if (key == null) {
      return Optional.empty();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new ProblemException(
          400,
          "validation",
          "the header Idempotency-Key is not as expected",
          List.of(
              new FieldError(
                  "Idempotency-Key", "expected 1 to %d characters".formatted(LONGEST_KEY))));
    }
    String fingerprint = Fingerprint.of(body);
    return keys.claim(tx, key, fingerprint, jobId, now)
        .map(first -> {
          if (!first.fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                422,
                "idempotency_key_reused",
                "this Idempotency-Key belongs to a submission with another body",
                List.of());
          }
          return first.jobId();
        });
  }

  private JobCommand.Submit command(
      Handle tx, Submission submission, UUID jobId, String actor, Instant now) {
    return new JobCommand.Submit(
        jobId,
        submission.label(),
        submission.tags(),
        submission.configurationId(),
        null,
        submission.priority(),
        submission.scheduledAt(),
        plan(tx, submission, jobId),
        actor,
        now);
  }

  /// The configuration as it is now, in this very transaction.
  private Plan plan(Handle tx, Submission submission, UUID jobId) {
    UUID configurationId = submission.configurationId();
    JsonNode document =
        configurationId == null
            ? submission.settings()
            : Overrides.over(
                saved
                    .of(tx, configurationId)
                    .orElseThrow(() -> unknownConfiguration(configurationId)),
                submission.overrides());
    return switch (SettingsReader.read(
        document,
        configurationId == null ? "settings" : "overrides",
        jobId.getLeastSignificantBits())) {
      case Outcome.Read(var settings, var prompts) -> new Plan(jobId, settings, prompts);
      case Outcome.Mistaken(var mistakes) -> throw ProblemException.invalid(mistakes);
    };
  }

  private static ProblemException unknownConfiguration(UUID id) {
    return new ProblemException(
        400,
        "unknown_configuration",
        "there is no such configuration",
        List.of(new FieldError("configurationId", "expected the id of a configuration: " + id)));
  }

  private static ProblemException gone() {
    return new ProblemException(
        410, "job_gone", "the job of this Idempotency-Key has been deleted", List.of());
  }
}
