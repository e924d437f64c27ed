package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.configuration.Configurations.Draft;
import imagefactory.jobs.configuration.SettingsReader;
import imagefactory.jobs.configuration.SettingsReader.Outcome;
import imagefactory.jobs.form.Form;
import imagefactory.jobs.form.Texts;
import imagefactory.kit.problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A configuration as clients send it. Its settings are checked as a job would check them, and kept
/// as they were written.
final class ConfigurationForm {
  private ConfigurationForm() {}

  /// Nothing where there are mistakes, which are noted.
  static @Nullable Draft read(JsonNode document, String path, List<FieldError> mistakes) {
    int before = mistakes.size();
    Form form = new Form(document, path, mistakes);
    String name = form.text("name", Texts.LONGEST_NAME);
    if (!form.has("name")) {
      form.mistake("name", "expected a name");
    }
    List<String> tags = Texts.tags(form);
    JsonNode settings = form.get("settings");
    if (SettingsReader.read(settings, form.name("settings"), 0)
        instanceof Outcome.Mistaken(var wrong)) {
      mistakes.addAll(wrong);
    }
    // What an answer of ours carries beside the form.
    List.of("id", "version", "createdAt", "updatedAt").forEach(form::get);
    form.nothingElse();
    return name == null || mistakes.size() > before
        ? null
        : new Draft(name, tags, settings.toString());
  }
}
