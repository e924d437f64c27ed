package imagefactory.verdicts.vision;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.kit.text.Quote;
import imagefactory.verdicts.verdict.Verdict;
import java.util.Locale;
import java.util.Optional;

/// Reads what the model said of a picture.
final class Saying {
  private Saying() {}

  /// None if it did not say whether the picture passes; a reason may be missing.
  static Optional<Verdict> of(JsonNode answer) {
    JsonNode reason = answer.path("reason");
    String why = Quote.after(reason.isTextual() ? reason.asText() : "");
    return passed(answer.path("passed"))
        .map(passed ->
            passed
                ? Verdict.pass("the vision judge passes it" + why)
                : Verdict.reject("vision_rejected", "the vision judge rejects it" + why));
  }

  /// Models that were not told, or do not listen, write it as text.
  private static Optional<Boolean> passed(JsonNode passed) {
    if (passed.isBoolean()) {
      return Optional.of(passed.asBoolean());
    }
    return switch (passed.asText("").strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> Optional.of(true);
      case "false", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
