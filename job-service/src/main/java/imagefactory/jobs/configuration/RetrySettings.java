package imagefactory.jobs.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.contracts.Settings;
import imagefactory.jobs.form.Form;
import imagefactory.kit.problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/// The settings of a retry: the job's own, with what is to be different this once laid over them.
public record RetrySettings(Settings.Processing processing, Settings.Metadata metadata) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Notes what is wrong with what is to be different.
  public static void check(JsonNode processing, JsonNode metadata, List<FieldError> mistakes) {
    SettingsReader.processing(new Form(processing, "processing", mistakes));
    SettingsReader.metadata(new Form(metadata, "metadata", mistakes));
  }

  /// Both have been checked, and the job's own settings were when it began.
  public static RetrySettings over(Settings job, JsonNode processing, JsonNode metadata) {
    List<FieldError> mistakes = new ArrayList<>();
    JsonNode all = Overrides.over(JSON.valueToTree(job.processing()), processing);
    JsonNode words = Overrides.over(JSON.valueToTree(job.metadata()), metadata);
    var settings =
        new RetrySettings(
            SettingsReader.processing(new Form(all, "processing", mistakes)),
            SettingsReader.metadata(new Form(words, "metadata", mistakes)));
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException("expected checked settings: " + mistakes);
    }
    return settings;
  }
}
