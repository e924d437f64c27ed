package imagefactory.jobs.form;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.text.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fields that several documents have.
public final class Texts {
  public static final int LONGEST_NAME = 200;
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_TAG = 60;
  private static final int UUID_LENGTH = 36;

  private Texts() {}

  public static List<String> tags(Form form) {
    JsonNode given = form.get("tags");
    if (given.isMissingNode()) {
      return List.of();
    }
    if (!given.isArray() || given.size() > MOST_TAGS) {
      form.mistake("tags", "expected a list of at most %d texts".formatted(MOST_TAGS));
      return List.of();
    }
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String tag = form.text(given.get(i), form.name("tags[" + i + "]"), LONGEST_TAG);
      if (tag != null && !tags.contains(tag)) {
        tags.add(tag);
      }
    }
    return tags;
  }

  /// A query parameter that is compared with stored texts.
  public static @Nullable String parameter(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (value.length() > LONGEST_NAME || Printable.not(value)) {
      throw ProblemException.invalid(
          name, "expected at most %d characters and no control characters".formatted(LONGEST_NAME));
    }
    return value;
  }

  /// Several ids, each once.
  public static List<UUID> ids(Form form, String field, int most) {
    JsonNode given = form.get(field);
    if (!given.isArray() || given.isEmpty() || given.size() > most) {
      form.mistake(field, "expected a list of 1 to %d ids".formatted(most));
      return List.of();
    }
    Set<UUID> ids = new LinkedHashSet<>();
    for (int i = 0; i < given.size(); i++) {
      UUID id = uuid(given.get(i).asText());
      if (id == null) {
        form.mistake(field + "[" + i + "]", "expected a UUID, found " + Form.found(given.get(i)));
      } else {
        ids.add(id);
      }
    }
    return List.copyOf(ids);
  }

  public static @Nullable UUID uuid(Form form, String field) {
    String text = form.text(field, LONGEST_NAME);
    if (text == null) {
      return null;
    }
    UUID id = uuid(text);
    if (id == null) {
      form.mistake(field, "expected a UUID, found " + Form.found(form.get(field)));
    }
    return id;
  }

  /// Java reads `1-1-1-1-1` as one, too.
  private static @Nullable UUID uuid(String text) {
    try {
      return text.length() == UUID_LENGTH ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  public static @Nullable Instant time(Form form, String field) {
    String text = form.text(field, 40);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      form.mistake(field, "expected an RFC 3339 time with its zone, like 2026-11-20T12:00:00Z");
      return null;
    }
  }
}
