package imagefactory.images.painter;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a prompt, lower case, plurals also in the singular.
record Words(Set<String> all) {
  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");

  Words {
    all = Set.copyOf(all);
  }

  static Words of(String prompt) {
    Set<String> words = new HashSet<>();
    BREAK
        .splitAsStream(prompt.toLowerCase(Locale.ROOT))
        .forEach(word -> {
          words.add(word);
          if (word.length() > 3 && word.endsWith("s")) {
            words.add(word.substring(0, word.length() - 1));
          }
        });
    words.remove("");
    return new Words(words);
  }

  boolean any(String... wanted) {
    return count(wanted) > 0;
  }

  int count(String... wanted) {
    int found = 0;
    for (String word : wanted) {
      if (all.contains(word)) {
        found++;
      }
    }
    return found;
  }
}
