package imagefactory.images.metadata;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// A file's name that people can read and every file system, shop and shell accepts.
public final class FileName {
  public static final int LONGEST = 80;
  private static final int ID_CHARACTERS = 8;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9]+");

  private FileName() {}

  /// `lighthouse-at-dusk-1a2b3c4d.jpg`: the end of the id keeps equal titles apart. UUIDv7 ids made
  /// together differ only in their last bits, so it is the end and not the beginning.
  public static String of(String title, UUID imageId, String extension) {
    String id = imageId.toString();
    String suffix = "-" + id.substring(id.length() - ID_CHARACTERS) + "." + extension;
    String plain = ACCENTS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("");
    String slug = UNSAFE.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String cut = slug.substring(0, Math.min(slug.length(), LONGEST - suffix.length()));
    String trimmed = cut.replaceAll("^-+|-+$", "");
    return (trimmed.isEmpty() ? "image" : trimmed) + suffix;
  }
}
