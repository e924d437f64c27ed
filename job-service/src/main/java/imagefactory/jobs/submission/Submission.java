package imagefactory.jobs.submission;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.form.Form;
import imagefactory.jobs.form.Texts;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a new job is to be: settings of its own, or a configuration's with overrides.
public record Submission(
    @Nullable UUID configurationId,
    JsonNode settings,
    JsonNode overrides,
    @Nullable String label,
    List<String> tags,
    int priority,
    @Nullable Instant scheduledAt) {
  public static final int HIGHEST_PRIORITY = 100;

  public Submission {
    tags = List.copyOf(tags);
  }

  /// Settings are checked later, when it is known what they lie over.
  public static Submission read(JsonNode body) {
    List<FieldError> mistakes = new ArrayList<>();
    Form form = new Form(body, "", mistakes);
    var submission =
        new Submission(
            Texts.uuid(form, "configurationId"),
            form.get("settings"),
            form.get("overrides"),
            form.text("label", Texts.LONGEST_NAME),
            Texts.tags(form),
            form.whole("priority", -HIGHEST_PRIORITY, HIGHEST_PRIORITY, 0),
            Texts.time(form, "scheduledAt"));
    if (form.has("configurationId") == form.has("settings")) {
      form.mistake("settings", "expected either settings or a configurationId");
    }
    if (form.has("overrides") && !form.has("configurationId")) {
      form.mistake("overrides", "expected a configurationId that they lie over");
    }
    form.nothingElse();
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(mistakes);
    }
    return submission;
  }
}
