package imagefactory.history.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Free text as conditions: each word, or the beginning of one, must occur in one of the vectors,
/// which are indexed.
record Words(List<String> words) {
  static final List<String> OF_JOB = List.of("search", "job_words(settings)");
  static final List<String> OF_IMAGE = List.of("image_words(prompt, metadata)");

  static Words of(@Nullable String text) {
    return new Words(
        text == null
            ? List.of()
            : List.of(text.split("[^\\p{L}\\p{N}]+")).stream().filter(w -> !w.isEmpty()).toList());
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  Where in(List<String> vectors, Where where) {
    for (int i = 0; i < words.size(); i++) {
      String name = "word" + i;
      String anywhere =
          String.join(
              " or ",
              vectors.stream()
                  .map(vector -> "%s @@ to_tsquery('simple', :%s)".formatted(vector, name))
                  .toList());
      where.and("(" + anywhere + ")", name, "'" + words.get(i) + "':*");
    }
    return where;
  }
}
