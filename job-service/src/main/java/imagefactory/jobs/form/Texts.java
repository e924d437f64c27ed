package imagefactory.jobs.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fields that several documents have.
public final class Texts {
  public static final int LONGEST_NAME = 200;
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_TAG = 60;

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

  public static @Nullable UUID uuid(Form form, String field) {
    String text = form.text(field, 36);
    if (text == null) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      form.mistake(field, "expected a UUID");
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
