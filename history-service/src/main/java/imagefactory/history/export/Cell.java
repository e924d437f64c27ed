package imagefactory.history.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A value as a spreadsheet may have it. A text never starts a formula, whoever wrote it.
sealed interface Cell {
  /// So many characters a spreadsheet takes.
  int LONGEST = 32_767;

  /// What starts a formula somewhere; the last four are how East Asian keyboards write the others.
  String STARTS = "=+-@＝＋－＠";

  record Blank() implements Cell {}

  record Text(String text) implements Cell {}

  record Figure(BigDecimal number) implements Cell {}

  record Moment(Instant at) implements Cell {}

  static Cell of(@Nullable Object value) {
    return switch (value) {
      case null -> new Blank();
      case BigDecimal number -> new Figure(number);
      case Number number -> new Figure(new BigDecimal(number.toString()));
      case Instant at -> new Moment(at);
      case Boolean on -> new Text(on ? "On" : "Off");
      case UUID id -> new Text(id.toString());
      case Collection<?> all ->
          of(all.stream().map(String::valueOf).collect(Collectors.joining(", ")));
      default -> text(value.toString());
    };
  }

  private static Cell text(String text) {
    String kept = printable(text);
    if (kept.isEmpty()) {
      return new Blank();
    }
    String harmless = startsFormula(kept) ? "'" + kept : kept;
    return new Text(
        harmless.length() <= LONGEST ? harmless : harmless.substring(0, LONGEST - 1) + "…");
  }

  static boolean startsFormula(String text) {
    String visible = text.stripLeading();
    return (!text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0)
        || (!visible.isEmpty() && STARTS.indexOf(visible.charAt(0)) >= 0);
  }

  /// Without what XML cannot hold and no one can see.
  static String printable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(c ->
            c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
