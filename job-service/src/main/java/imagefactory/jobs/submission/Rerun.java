package imagefactory.jobs.submission;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.form.Form;
import imagefactory.jobs.form.Texts;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be different when a job is run again.
public record Rerun(JsonNode overrides, @Nullable String label, @Nullable Integer priority) {

  public static Rerun read(JsonNode body) {
    List<FieldError> mistakes = new ArrayList<>();
    Form form = new Form(body, "", mistakes);
    var rerun =
        new Rerun(
            form.get("overrides"),
            form.text("label", Texts.LONGEST_NAME),
            form.has("priority")
                ? form.whole(
                    "priority", -Submission.HIGHEST_PRIORITY, Submission.HIGHEST_PRIORITY, 0)
                : null);
    form.nothingElse();
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(mistakes);
    }
    return rerun;
  }
}
