package imagefactory.images.imprint;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Text that every reader takes: nothing that XML 1.0 forbids, one kind of line end, and never cut
/// through a character.
final class Plain {
  private static final int REPLACEMENT = 0xFFFD;

  private Plain() {}

  /// At most so many UTF-16 units, whole code points only.
  static String text(String text, int longest) {
    var plain = new StringBuilder();
    text.replaceAll("\\R", "\n")
        .codePoints()
        .map(Plain::orReplacement)
        .filter(Plain::allowed)
        .takeWhile(c -> plain.length() + Character.charCount(c) <= longest)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }

  /// On one line.
  static String line(String text, int longest) {
    return text(text(text, text.length()).replaceAll("\\s+", " "), longest);
  }

  /// At most so many bytes of UTF-8, whole code points only.
  static String bytes(String text, int most) {
    int length = 0;
    int bytes = 0;
    while (length < text.length()) {
      int c = text.codePointAt(length);
      bytes += Character.toString(c).getBytes(UTF_8).length;
      if (bytes > most) {
        return text.substring(0, length);
      }
      length += Character.charCount(c);
    }
    return text;
  }

  /// Half a surrogate pair is no character.
  private static int orReplacement(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c;
  }

  private static boolean allowed(int c) {
    return c == '\n' || c == '\t' || (!Character.isISOControl(c) && c != 0xFFFE && c != 0xFFFF);
  }
}
