package imagefactory.kit.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// Reads `Retry-After`: in seconds or as a date; anything else is as good as nothing.
final class AskedWait {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private AskedWait() {}

  static Duration of(String header, Instant now) {
    String after = header.strip();
    try {
      if (SECONDS.matcher(after).matches()) {
        return Duration.ofSeconds(Long.parseLong(after));
      }
      Instant time = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, time);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException _) {
      return Duration.ZERO;
    }
  }
}
