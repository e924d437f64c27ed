package imagefactory.kit.text;

/// Characters that can be shown, stored and sent: no control characters but line ends and tabs, and
/// no halves of surrogate pairs.
public final class Printable {
  public static final String EXPECTED = "expected no control characters";

  private Printable() {}

  public static boolean not(String text) {
    return text.codePoints().anyMatch(Printable::not);
  }

  /// The same text with a question mark for each character that is not, and on one line.
  public static String only(String text) {
    return text.codePoints()
        .map(character -> not(character) || character == '\n' ? '?' : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean not(int character) {
    int type = Character.getType(character);
    return type == Character.SURROGATE
        || (type == Character.CONTROL
            && character != '\n'
            && character != '\r'
            && character != '\t');
  }
}
