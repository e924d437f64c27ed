package imagefactory.history.api;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.export.Format;
import imagefactory.history.export.StockProfile;
import imagefactory.history.store.JobOrder;
import imagefactory.kit.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads query parameters. A value that makes no sense is refused under the parameter's name.
final class Parameters {
  private static final int LONGEST = 500;

  private Parameters() {}

  /// Given several times, or once with commas.
  static List<String> texts(String name, List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .map(value -> checked(name, value))
        .toList();
  }

  static @Nullable String text(String name, @Nullable String value) {
    return value == null || value.isBlank() ? null : checked(name, value.strip());
  }

  private static String checked(String name, String value) {
    if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
      throw ProblemException.invalid(
          name, "expected at most %d characters, none of them NUL".formatted(LONGEST));
    }
    return value;
  }

  static @Nullable UUID id(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    return parsed(value)
        .orElseThrow(() -> ProblemException.invalid(name, expected("an id (UUID)", value)));
  }

  static UUID requiredId(String name, @Nullable String value) {
    String written = value == null ? "" : value;
    return parsed(written)
        .orElseThrow(() -> ProblemException.invalid(name, expected("an id (UUID)", written)));
  }

  /// Of a path: what cannot be an id is the id of nothing.
  static UUID pathId(String what, String value) {
    return parsed(value).orElseThrow(() -> unknown(what, value));
  }

  static ProblemException unknown(String what, Object id) {
    return ProblemException.notFound("there is no %s %s".formatted(what, id));
  }

  private static Optional<UUID> parsed(String value) {
    try {
      // UUID.fromString alone takes shorter spellings, too.
      return value.length() == 36 ? Optional.of(UUID.fromString(value)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static @Nullable Instant time(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException _) {
      throw ProblemException.invalid(
          name, expected("a time with its zone, such as 2026-11-20T12:00:00Z", value));
    }
  }

  /// A place that we gave out; none lies behind the end.
  static long position(String name, String value, long end) {
    try {
      long position = Long.parseLong(value);
      if (position >= 0 && position <= end) {
        return position;
      }
    } catch (NumberFormatException _) {
      // told below, like a number that is none of ours
    }
    throw ProblemException.invalid(name, expected("an id that was given out here", value));
  }

  static List<JobStatus> jobStatuses(String name, List<String> values) {
    return texts(name, values).stream()
        .map(value -> constant(name, value, JobStatus.values()))
        .toList();
  }

  /// `passed` and `failed` are what people call approved and rejected images.
  static List<ImageStatus> imageStatuses(String name, List<String> values) {
    List<ImageStatus> statuses = new ArrayList<>();
    for (String value : texts(name, values)) {
      switch (value) {
        case "passed" -> statuses.add(ImageStatus.APPROVED);
        case "failed" -> statuses.add(ImageStatus.QC_FAILED);
        default -> statuses.add(constant(name, value, ImageStatus.values()));
      }
    }
    return statuses;
  }

  static <E extends Enum<E>> E constant(String name, String value, E[] constants) {
    return Arrays.stream(constants)
        .filter(constant -> LowerCaseEnums.nameOf(constant).equals(value))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.invalid(
                name, expected("one of " + String.join(", ", names(constants)), value)));
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(LowerCaseEnums::nameOf).toList();
  }

  static JobOrder order(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return JobOrder.NEWEST_FIRST;
    }
    boolean descending = value.startsWith("-");
    String key = descending ? value.substring(1) : value;
    return Arrays.stream(JobOrder.Key.values())
        .filter(known -> known.parameter().equals(key))
        .findFirst()
        .map(known -> new JobOrder(known, descending))
        .orElseThrow(() ->
            ProblemException.invalid(
                "sort",
                expected(
                    "one of "
                        + String.join(
                            ", ",
                            Arrays.stream(JobOrder.Key.values())
                                .map(JobOrder.Key::parameter)
                                .toList())
                        + ", with a - in front for the other way",
                    value)));
  }

  static Format format(@Nullable String name) {
    return name == null || name.isEmpty() ? Format.XLSX : constant("format", name, Format.values());
  }

  static StockProfile profile(@Nullable String name) {
    String asked = name == null ? "" : name;
    return StockProfile.named(asked)
        .orElseThrow(() ->
            ProblemException.invalid(
                "profile", expected("one of " + String.join(", ", StockProfile.names()), asked)));
  }

  static String expected(String what, String found) {
    String shown = found.length() <= 40 ? found : found.substring(0, 40) + "…";
    return "expected %s, but found %s".formatted(what, shown);
  }
}
