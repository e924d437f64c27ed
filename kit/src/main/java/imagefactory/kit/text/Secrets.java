package imagefactory.kit.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What looks like a key and therefore must not be kept, nor repeated in an answer.
public final class Secrets {
  /// Words that make a field's name a secret's, wherever they stand in it.
  private static final Set<String> WORDS =
      Set.of(
          "apikey",
          "auth",
          "authorization",
          "bearer",
          "credential",
          "credentials",
          "passphrase",
          "passwd",
          "password",
          "pwd",
          "secret",
          "secrets",
          "token");

  /// A key of what: `key` alone would refuse keywords of all kinds.
  private static final Set<String> KEYS =
      Set.of("access", "api", "auth", "private", "secret", "signing", "subscription");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /// Forms that people do not write by accident: prefixes of known issuers before something long.
  /// Every repetition has a limit, since a text may be long and made to be slow.
  private static final Pattern KEY =
      Pattern.compile(
          String.join(
              "|",
              "\\b(?:sk|pk|rk)[-_](?=[A-Za-z_-]{0,40}\\d)[A-Za-z0-9_-]{16}",
              "\\b(?:key|api|token|secret)[-_](?=[A-Za-z]{0,40}\\d)[A-Za-z0-9+/]{20}",
              "\\b(?:gh[pousr]|github_pat|glpat|hf|r8|xai|gsk|nvapi)[-_]"
                  + "(?=[A-Za-z_-]{0,40}\\d)[A-Za-z0-9_-]{16}",
              "\\bxox[abeprs]-[A-Za-z0-9-]{10}",
              "\\bA(?:KIA|SIA)[0-9A-Z]{16}\\b",
              "\\bAIza[0-9A-Za-z_-]{30}",
              "\\beyJ[A-Za-z0-9_-]{8,300}\\.[A-Za-z0-9_-]{8,300}",
              "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"));

  /// Forms that are only suspect where nobody writes prose.
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          String.join(
              "|",
              "(?i)^\\s{0,9}(?:bearer|basic|token)\\s{1,9}\\S{6,4000}\\s{0,9}$",
              "^[a-z][a-z0-9+.-]{0,19}://[^/\\s@:]{0,200}:[^/\\s@]{1,200}@",
              "(?i)[?&](?:api[-_]?key|key|token|access_token|secret|signature|sig)=[^&\\s]{6}"));

  /// As far as a text is looked at before some of its start is repeated.
  private static final int LOOKED_AT = 400;

  private Secrets() {}

  /// Whether a field of this name would hold one.
  public static boolean named(String field) {
    List<String> words =
        BETWEEN_WORDS.splitAsStream(field).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    if (words.equals(List.of("key"))) {
      return true;
    }
    for (int i = 0; i < words.size(); i++) {
      String before = i == 0 ? "" : words.get(i - 1);
      String word = words.get(i);
      if (WORDS.contains(word) || (KEYS.contains(before) && word.startsWith("key"))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a text, prose too, has a key in it.
  public static boolean in(String text) {
    return KEY.matcher(text).find();
  }

  /// Whether an option's value is one.
  public static boolean is(String value) {
    return in(value) || CREDENTIALS.matcher(value).find();
  }

  /// What may be repeated of a text, or of the start of a long one.
  public static String hidden(String text) {
    String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
    return is(start) ? "(hidden)" : start;
  }
}
