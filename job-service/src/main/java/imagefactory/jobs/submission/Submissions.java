package imagefactory.jobs.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.contracts.wire.Json;
import imagefactory.jobs.configuration.Overrides;
import imagefactory.jobs.configuration.SettingsReader;
import imagefactory.jobs.configuration.SettingsReader.Outcome;
import imagefactory.jobs.form.Texts;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.store.JobRow;
import imagefactory.jobs.store.JobRows;
import imagefactory.jobs.store.SavedSettings;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Freezes the settings of a job that begins: as written, as its configuration has them now, or as
/// an earlier job had them.
@ApplicationScoped
public class Submissions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AGAIN = " (Rerun)";
  private final JobRows jobs;
  private final SavedSettings saved;
  private final boolean hasWriter;

  Submissions(
      JobRows jobs,
      SavedSettings saved,
      @ConfigProperty(name = "factory.writer.url") Optional<String> writer) {
    this.jobs = jobs;
    this.saved = saved;
    this.hasWriter = writer.isPresent();
  }

  public JobCommand.Submit command(
      Handle tx, Submission submission, UUID jobId, String actor, Instant now) {
    UUID configurationId = submission.configurationId();
    JsonNode document =
        configurationId == null
            ? submission.settings()
            : Overrides.over(
                saved
                    .of(tx, configurationId)
                    .orElseThrow(() -> unknownConfiguration(configurationId)),
                submission.overrides());
    return new JobCommand.Submit(
        jobId,
        submission.label(),
        submission.tags(),
        configurationId,
        null,
        submission.priority(),
        submission.scheduledAt(),
        null,
        plan(document, configurationId == null ? "settings" : "overrides", jobId),
        actor,
        now);
  }

  /// The configuration as it is now; where there is none, or none any more, the settings that the
  /// earlier job ran with.
  public JobCommand.Submit again(
      Handle tx,
      UUID parentId,
      Rerun rerun,
      UUID jobId,
      JobCommand.@Nullable Chain chain,
      String actor,
      Instant now) {
    JobRow parent = jobs.find(tx, parentId).orElseThrow(() -> unknownJob(parentId));
    UUID configurationId = parent.configurationId();
    JsonNode base =
        configurationId == null
            ? asWritten(parent)
            : saved.of(tx, configurationId).orElseGet(() -> asWritten(parent));
    Integer priority = rerun.priority();
    return new JobCommand.Submit(
        jobId,
        rerun.label() != null ? rerun.label() : again(parent.label()),
        parent.tags(),
        configurationId,
        parentId,
        priority != null ? priority : parent.priority(),
        null,
        chain,
        plan(Overrides.over(base, rerun.overrides()), "overrides", jobId),
        actor,
        now);
  }

  private static String again(String label) {
    int longest = Texts.LONGEST_NAME - AGAIN.length();
    return (label.length() > longest ? label.substring(0, longest) : label) + AGAIN;
  }

  private static JsonNode asWritten(JobRow parent) {
    try {
      var settings = (ObjectNode) JSON.readTree(Json.text(parent.settings()));
      // With keywords there are none; an empty list would be a mistake.
      if (settings.path("prompts").isEmpty()) {
        settings.remove("prompts");
      }
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Plan plan(JsonNode document, String path, UUID jobId) {
    return switch (SettingsReader.read(document, path, jobId.getLeastSignificantBits())) {
      case Outcome.Read(var settings, _) when settings.promptWriter() != null && !hasWriter ->
          throw ProblemException.invalid(
              path + ".promptWriter",
              "expected a job without one, since no language model is configured on this server"
                  + " (FACTORY_WRITER_URL, FACTORY_WRITER_MODEL)");
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

  private static ProblemException unknownJob(UUID id) {
    return new ProblemException(404, "not_found", "there is no job " + id, List.of());
  }
}
