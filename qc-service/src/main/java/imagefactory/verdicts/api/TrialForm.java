package imagefactory.verdicts.api;

import imagefactory.contracts.Settings.Checks;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import imagefactory.verdicts.Trial;
import imagefactory.verdicts.verdict.AspectRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The words beside a file that is to be tried, as they came; all mistakes are told at once.
final class TrialForm {
  private static final Set<String> CHECKS =
      new TreeSet<>(List.of("blank", "blur", "duplicates", "ratio"));

  private final List<FieldError> errors = new ArrayList<>();

  private TrialForm() {}

  static Trial read(@Nullable String aspectRatio, @Nullable String checks, @Nullable String jobId) {
    var form = new TrialForm();
    var trial = new Trial(form.ratio(aspectRatio), form.checks(checks), form.job(jobId));
    if (!form.errors.isEmpty()) {
      throw ProblemException.invalid(form.errors);
    }
    return trial;
  }

  private @Nullable String ratio(@Nullable String written) {
    if (written != null && AspectRatio.read(written).isEmpty()) {
      errors.add(
          new FieldError("aspectRatio", "expected width:height such as 16:9, found " + written));
    }
    return written;
  }

  /// Nothing said means all of them, as in a job's settings.
  private Checks checks(@Nullable String written) {
    Set<String> wanted =
        written == null
            ? CHECKS
            : new TreeSet<>(Arrays.stream(written.split(",", -1)).map(String::strip).toList());
    wanted.stream()
        .filter(check -> !CHECKS.contains(check))
        .forEach(check ->
            errors.add(
                new FieldError(
                    "checks", "expected some of %s, found \"%s\"".formatted(CHECKS, check))));
    return new Checks(
        wanted.contains("blank"),
        wanted.contains("blur"),
        wanted.contains("ratio"),
        wanted.contains("duplicates"));
  }

  private @Nullable UUID job(@Nullable String written) {
    try {
      return written == null ? null : UUID.fromString(written);
    } catch (IllegalArgumentException _) {
      errors.add(new FieldError("jobId", "expected a job's id, found " + written));
      return null;
    }
  }
}
