package imagefactory.kit.text;

/// What may be repeated of a text that somebody else wrote, as in "answered HTTP 400: too long".
public final class Quote {
  private static final int LONGEST = 200;

  private Quote() {}

  /// A colon, a blank and the text; nothing at all if it is empty, cannot be shown or has a secret
  /// in it.
  public static String after(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.isEmpty() || Printable.not(line) || Secrets.is(line)) {
      return "";
    }
    int end = Math.min(line.length(), LONGEST);
    boolean halvesCharacter = end < line.length() && Character.isLowSurrogate(line.charAt(end));
    return ": " + line.substring(0, halvesCharacter ? end - 1 : end);
  }
}
