package imagefactory.jobs.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.text.Printable;
import imagefactory.kit.text.Secrets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One object of a JSON document on its way to becoming a record. It reads field by field, notes
/// every mistake under its full name with what was expected, and goes on, so that the caller learns
/// of all of them at once.
public final class Form {
  public static final String NO_SECRETS =
      "looks like a secret, and none is kept here: a key belongs in the environment of"
          + " image-service (FACTORY_…)";

  /// More would not help anybody, and a request could ask for any number of them.
  private static final int MOST_MISTAKES = 100;

  private static final int LONGEST_FOUND = 40;
  private final JsonNode node;
  private final String path;
  private final List<FieldError> mistakes;
  private final Set<String> known = new TreeSet<>();

  public Form(JsonNode node, String path, List<FieldError> mistakes) {
    this.node = node;
    this.path = path;
    this.mistakes = mistakes;
    if (!node.isMissingNode() && !node.isObject()) {
      note(path, "expected an object, found " + found(node));
    }
  }

  public Form part(String field) {
    return new Form(get(field), name(field), mistakes);
  }

  public boolean has(String field) {
    return !get(field).isMissingNode();
  }

  /// The field as it is; `null` in the document is as good as nothing.
  public JsonNode get(String field) {
    known.add(field);
    JsonNode value = node.path(field);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  public boolean flag(String field, boolean otherwise) {
    JsonNode value = get(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      mistake(field, "expected true or false, found " + found(value));
    }
    return value.asBoolean(otherwise);
  }

  public int whole(String field, int least, int most, int otherwise) {
    JsonNode value = get(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    Long number = number(field, least, most);
    return number == null ? otherwise : Math.toIntExact(number);
  }

  public @Nullable Long number(String field, long least, long most) {
    JsonNode value = get(field);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.canConvertToLong()
        || !value.isIntegralNumber()
        || value.asLong() < least
        || value.asLong() > most) {
      mistake(
          field,
          "expected a whole number from %d to %d, found %s".formatted(least, most, found(value)));
      return null;
    }
    return value.asLong();
  }

  public double decimal(String field, double least, double most, double otherwise) {
    JsonNode value = get(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
      mistake(
          field, "expected a number from %s to %s, found %s".formatted(least, most, found(value)));
      return otherwise;
    }
    return value.asDouble();
  }

  public @Nullable String text(String field, int longest) {
    JsonNode value = get(field);
    if (value.isMissingNode()) {
      return null;
    }
    return text(value, name(field), longest);
  }

  public <E extends Enum<E>> E choice(String field, E otherwise) {
    JsonNode value = get(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    E[] choices = otherwise.getDeclaringClass().getEnumConstants();
    for (E choice : choices) {
      if (LowerCaseEnums.nameOf(choice).equals(value.asText())) {
        return choice;
      }
    }
    mistake(
        field,
        "expected one of %s, found %s"
            .formatted(
                Arrays.stream(choices)
                    .map(LowerCaseEnums::nameOf)
                    .collect(Collectors.joining(", ")),
                found(value)));
    return otherwise;
  }

  public String oneOf(String field, List<String> choices, String otherwise) {
    JsonNode value = get(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual() || !choices.contains(value.asText())) {
      mistake(
          field,
          "expected one of %s, found %s".formatted(String.join(", ", choices), found(value)));
      return otherwise;
    }
    return value.asText();
  }

  /// A text that people wrote: something in it, nothing unprintable, and no key.
  public @Nullable String text(JsonNode value, String name, int longest) {
    if (!value.isTextual()) {
      note(name, "expected a text, found " + found(value));
      return null;
    }
    String text = value.asText();
    if (text.isBlank()) {
      note(name, "expected a text, found nothing but blanks");
      return null;
    }
    if (text.length() > longest) {
      note(name, "expected at most %d characters, found %d".formatted(longest, text.length()));
      return null;
    }
    if (Printable.not(text)) {
      note(name, Printable.EXPECTED);
      return null;
    }
    if (Secrets.in(text)) {
      note(name, NO_SECRETS);
      return null;
    }
    return text;
  }

  public void mistake(String field, String message) {
    note(name(field), message);
  }

  private void note(String name, String message) {
    if (mistakes.size() < MOST_MISTAKES) {
      mistakes.add(new FieldError(name, message));
    }
  }

  public String name(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  /// To be called when all fields have been read: what is left is a mistake.
  public void nothingElse() {
    node.fieldNames()
        .forEachRemaining(field -> {
          if (!known.contains(field)) {
            mistake(
                repeated(field),
                Secrets.named(field)
                    ? NO_SECRETS
                    : "unknown field, expected one of " + String.join(", ", known));
          }
        });
  }

  public static String found(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER, BOOLEAN -> shortened(value.asText());
      case STRING -> '"' + repeated(value.asText()) + '"';
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case NULL, MISSING -> "nothing";
      case BINARY, POJO -> "something else";
    };
  }

  /// What somebody wrote, as far as an answer may repeat it.
  public static String repeated(String text) {
    return shortened(Secrets.hidden(text));
  }

  private static String shortened(String text) {
    String start = text.length() <= LONGEST_FOUND ? text : text.substring(0, LONGEST_FOUND) + "…";
    return Printable.only(start);
  }
}
