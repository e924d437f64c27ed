package imagefactory.verdicts.api;

import imagefactory.verdicts.verdict.Verdict;
import java.util.List;

/// What a person should know of an image, though it is no reason to reject it.
public record Warned(String code, String message) {
  static List<Warned> of(Verdict verdict) {
    return verdict.warnings().stream()
        .map(warning -> new Warned(warning.code(), warning.message()))
        .toList();
  }
}
