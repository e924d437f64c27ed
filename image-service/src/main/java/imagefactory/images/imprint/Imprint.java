package imagefactory.images.imprint;

import imagefactory.contracts.Description;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a finished file says about itself. Texts are cleaned and cut here, once, so that what was
/// written can be compared with what is read back, and so that the longest imprint fits into the 64
/// kB that one segment of a jpg holds.
public record Imprint(@Nullable Description words, String prompt, long seed, String system) {
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_TEXT = 4_200;
  static final int LONGEST_TAG = 64;
  static final int MOST_TAGS = 50;
  static final int LONGEST_SYSTEM = 100;

  public Imprint {
    words = words == null ? null : cleaned(words);
    prompt = Plain.text(prompt, LONGEST_TEXT);
    system = Plain.line(system, LONGEST_SYSTEM);
  }

  public Optional<Description> described() {
    return Optional.ofNullable(words);
  }

  private static Description cleaned(Description words) {
    List<String> tags =
        words.tags().stream()
            .map(tag -> Plain.line(tag, LONGEST_TAG))
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .limit(MOST_TAGS)
            .toList();
    return new Description(
        Plain.line(words.title(), LONGEST_TITLE),
        Plain.text(words.description(), LONGEST_TEXT),
        tags);
  }
}
