package imagefactory.contracts.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// RFC 3339 times. Those in the form that this house writes, in UTC, are read digit by digit: a
/// message has several, and a formatter takes as long for each as the rest of a small message.
final class Timestamp {
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int NANO_DIGITS = 9;
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

  private Timestamp() {}

  static Instant parse(String text) {
    return isPlain(text) ? plain(text) : inFourDigits(OffsetDateTime.parse(text).toInstant());
  }

  /// RFC 3339 knows no other years, and databases know fewer than Java does.
  static Instant inFourDigits(Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(AFTER_LAST)) {
      throw new DateTimeException("expected a year from 0000 to 9999");
    }
    return time;
  }

  /// `2026-11-20T12:00:00Z`, with up to nine digits of a second or none.
  static boolean isPlain(String text) {
    int last = text.length() - 1;
    int fraction = last - FORM.length();
    if (fraction < 0 || text.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      if (form == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != form) {
        return false;
      }
    }
    if (fraction == 0) {
      return true;
    }
    for (int i = FORM.length() + 1; i < last; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.charAt(FORM.length()) == '.' && fraction > 1 && fraction <= NANO_DIGITS + 1;
  }

  static Instant plain(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos(text))
        .toInstant(ZoneOffset.UTC);
  }

  private static int nanos(String text) {
    int nanos = 0;
    int last = text.length() - 1;
    for (int i = FORM.length() + 1; i <= FORM.length() + NANO_DIGITS; i++) {
      nanos = nanos * 10 + (i < last ? text.charAt(i) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
