package imagefactory.kit.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.kit.problem.ProblemException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page ended: the sort values of its last row. `list` names the list and its order, so
/// that a cursor of another list, or of the same one sorted otherwise, is refused and not misread.
public record Cursor(String list, List<@Nullable String> after) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 4000;

  public Cursor {
    after = Collections.unmodifiableList(new ArrayList<>(after));
  }

  public static Cursor of(String list, @Nullable Object... after) {
    List<@Nullable String> values = new ArrayList<>();
    for (Object value : after) {
      values.add(value == null ? null : value.toString());
    }
    return new Cursor(list, values);
  }

  /// Of a query parameter; empty on the first page.
  public static Optional<Cursor> read(@Nullable String parameter, String list, int values) {
    if (parameter == null || parameter.isEmpty()) {
      return Optional.empty();
    }
    if (parameter.length() > LONGEST) {
      throw invalid("too long");
    }
    Cursor cursor = parse(parameter);
    if (!cursor.list.equals(list) || cursor.after.size() != values) {
      throw invalid("made by another list or another order");
    }
    return Optional.of(cursor);
  }

  private static Cursor parse(String parameter) {
    try {
      JsonNode parts = JSON.readTree(Base64.getUrlDecoder().decode(parameter));
      if (!parts.isArray() || !parts.path(0).isTextual()) {
        throw invalid("not one of ours");
      }
      List<@Nullable String> after = new ArrayList<>();
      for (int i = 1; i < parts.size(); i++) {
        after.add(parts.get(i).textValue());
      }
      return new Cursor(parts.path(0).textValue(), after);
    } catch (IllegalArgumentException | IOException _) {
      throw invalid("not one of ours");
    }
  }

  public String text() {
    List<@Nullable String> parts = new ArrayList<>(after);
    parts.addFirst(list);
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(JSON.writeValueAsString(parts).getBytes(UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of strings is always JSON", e);
    }
  }

  /// Null where the row had no such value.
  public @Nullable String string(int i) {
    return after.get(i);
  }

  public @Nullable Instant instant(int i) {
    try {
      String value = after.get(i);
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeException _) {
      throw invalid("not one of ours");
    }
  }

  public @Nullable Long number(int i) {
    try {
      String value = after.get(i);
      return value == null ? null : Long.valueOf(value);
    } catch (NumberFormatException _) {
      throw invalid("not one of ours");
    }
  }

  public UUID uuid(int i) {
    try {
      String value = after.get(i);
      if (value != null) {
        return UUID.fromString(value);
      }
    } catch (IllegalArgumentException _) {
      // told below, like no value
    }
    throw invalid("not one of ours");
  }

  private static ProblemException invalid(String why) {
    return new ProblemException(
        400,
        "invalid_cursor",
        "expected a cursor from this list's previous page, but it is " + why);
  }
}
