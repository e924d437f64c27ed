package imagefactory.images.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request asks of a file beyond its name: only if it changed, or only a part (RFC 9110,
/// sections 13 and 14).
record Conditions(@Nullable String ifNoneMatch, @Nullable String range, @Nullable String ifRange) {
  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /// A part of a file, both ends included.
  record Part(long first, long last) {
    long length() {
      return last - first + 1;
    }
  }

  boolean unmodified(String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(each -> each.equals("*") || each.replaceFirst("^W/", "").equals(quoted(tag)));
  }

  static String quoted(String tag) {
    return '"' + tag + '"';
  }

  /// Whether one range is asked for. Several at once, another unit or a file that is no longer the
  /// one whose part the client has, get the whole file, as the RFC allows.
  boolean wantsPart(String tag) {
    return range != null
        && ONE_RANGE.matcher(range).matches()
        && !range.equals("bytes=-")
        && (ifRange == null || ifRange.equals(quoted(tag)));
  }

  /// The part of a file of this length; empty if the range lies behind its end.
  Optional<Part> part(long length) {
    Matcher asked = ONE_RANGE.matcher(String.valueOf(range));
    if (!asked.matches()) {
      return Optional.empty();
    }
    String from = asked.group(1);
    String to = asked.group(2);
    if (from.isEmpty()) {
      long suffix = Math.min(Long.parseLong(to), length);
      return suffix == 0 ? Optional.empty() : Optional.of(new Part(length - suffix, length - 1));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? length - 1 : Math.min(Long.parseLong(to), length - 1);
    return first >= length || last < first ? Optional.empty() : Optional.of(new Part(first, last));
  }
}
