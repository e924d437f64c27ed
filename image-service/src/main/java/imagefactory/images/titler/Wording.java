package imagefactory.images.titler;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.Description;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads the model's words. What it left out comes from the words that there are without it.
final class Wording {
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_DESCRIPTION = 1_000;
  static final int LONGEST_TAG = 64;
  static final int MOST_TAGS = 50;

  /// Models that were not told, or do not listen, call them otherwise.
  private static final List<String> TAGS = List.of("tags", "uploadTags", "upload_tags");

  private Wording() {}

  /// None if it said nothing that can be used.
  static Optional<Description> of(JsonNode answer, Description otherwise) {
    String title = text(answer.path("title"), LONGEST_TITLE);
    String description = text(answer.path("description"), LONGEST_DESCRIPTION);
    List<String> tags = tags(answer);
    if (title.isEmpty() && description.isEmpty() && tags.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Description(
            title.isEmpty() ? otherwise.title() : title,
            description.isEmpty() ? otherwise.description() : description,
            tags.isEmpty() ? otherwise.tags() : tags));
  }

  private static List<String> tags(JsonNode answer) {
    // The same word in another case is the same tag.
    Map<String, String> tags = new LinkedHashMap<>();
    TAGS.stream()
        .flatMap(name -> listed(answer.path(name)))
        .map(tag -> text(tag.replaceFirst("^\\s*#", ""), LONGEST_TAG))
        .filter(tag -> !tag.isEmpty())
        .forEach(tag -> tags.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag));
    return tags.values().stream().limit(MOST_TAGS).toList();
  }

  /// A list, or one text with commas.
  private static Stream<String> listed(JsonNode tags) {
    return tags.isArray()
        ? StreamSupport.stream(tags.spliterator(), false)
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
        : Arrays.stream(tags.isTextual() ? tags.asText().split(",", -1) : new String[0]);
  }

  private static String text(JsonNode text, int longest) {
    return text.isTextual() ? text(text.asText(), longest) : "";
  }

  /// On one line, and whole words only where it is too long.
  private static String text(String text, int longest) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = line.lastIndexOf(' ', longest);
    int cut = end > 0 ? end : longest;
    return line.substring(0, Character.isLowSurrogate(line.charAt(cut)) ? cut - 1 : cut);
  }
}
