package imagefactory.images.metadata;

import imagefactory.contracts.Description;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes a title, a description and tags from the prompt's own words and the picture's colours.
public final class Titler {
  public static final int LONGEST_TITLE = 70;
  public static final int FEWEST_TAGS = 5;
  public static final int MOST_TAGS = 20;
  private static final String UNTITLED = "Untitled Image";

  /// Directions to an image model, not words about the picture: `--ar 16:9`, `(fog:1.2)`,
  /// `<lora:x>`.
  private static final Pattern DIRECTIONS =
      Pattern.compile("<[^>]*>|--\\w+(\\s+[\\d:.]+)?|:-?\\d+(\\.\\d+)?(?=\\s*[)\\]])|[()\\[\\]{}]");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}'’-]+");
  private static final Pattern CLAUSE_END = Pattern.compile("[,;.:!?\\n|]");

  /// For a prompt that says too little: true of every picture made here.
  private static final List<String> GENERAL =
      List.of("illustration", "artwork", "digital art", "background", "wallpaper");

  public Description describe(String prompt, List<String> colours) {
    String text = DIRECTIONS.matcher(prompt).replaceAll(" ").replaceAll("\\s+", " ").strip();
    return new Description(title(text), description(text, colours), tags(text, colours));
  }

  /// The prompt's first clause in title case, without the article in front, whole words only.
  static String title(String text) {
    String clause =
        CLAUSE_END
            .splitAsStream(text)
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .findFirst()
            .orElse("");
    StringBuilder title = new StringBuilder();
    for (String word : clause.split(" ", -1)) {
      boolean first = title.isEmpty();
      if (word.isEmpty() || (first && StopWords.isArticle(word))) {
        continue;
      }
      if (title.length() + word.length() + 1 > LONGEST_TITLE) {
        break;
      }
      title.append(first ? "" : " ").append(first || !StopWords.has(word) ? capital(word) : word);
    }
    String whole = withoutLooseEnd(title.toString());
    if (!whole.isEmpty()) {
      return whole;
    }
    // One word longer than a title may be.
    return clause.isEmpty()
        ? UNTITLED
        : capital(clause.substring(0, Math.min(LONGEST_TITLE, clause.length())));
  }

  /// "Fox in the" says less than "Fox".
  private static String withoutLooseEnd(String title) {
    String kept = title;
    int space = kept.lastIndexOf(' ');
    while (space > 0 && StopWords.has(kept.substring(space + 1))) {
      kept = kept.substring(0, space);
      space = kept.lastIndexOf(' ');
    }
    return kept;
  }

  private static String description(String text, List<String> colours) {
    String sentence = text.isEmpty() ? UNTITLED : capital(text);
    sentence = sentence.replaceAll("[\\s,;.]+$", "");
    return switch (colours.size()) {
      case 0 -> sentence + ".";
      case 1 -> sentence + ", in tones of " + colours.getFirst() + ".";
      default ->
          sentence
              + ", in tones of "
              + String.join(", ", colours.subList(0, colours.size() - 1))
              + " and "
              + colours.getLast()
              + ".";
    };
  }

  private static List<String> tags(String text, List<String> colours) {
    Set<String> tags = new LinkedHashSet<>();
    for (String word :
        NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).map(Titler::bare).toList()) {
      boolean said = tags.contains(word) || tags.contains(singular(word));
      if (word.length() > 1 && !StopWords.has(word) && !said && !isNumber(word)) {
        tags.add(word);
      }
    }
    tags.addAll(colours);
    for (String general : GENERAL) {
      if (tags.size() < FEWEST_TAGS) {
        tags.add(general);
      }
    }
    return tags.stream().limit(MOST_TAGS).toList();
  }

  /// Without quotes, hyphens at its ends and the possessive.
  private static String bare(String word) {
    return word.replaceAll("^['’-]+|['’]s$|['’-]+$", "");
  }

  private static String singular(String word) {
    if (word.matches("\\p{L}+(x|s|ch|sh)es")) {
      return word.substring(0, word.length() - 2);
    }
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  private static String capital(String word) {
    int first = word.codePointAt(0);
    return new StringBuilder()
        .appendCodePoint(Character.toTitleCase(first))
        .append(word.substring(Character.charCount(first)))
        .toString();
  }
}
