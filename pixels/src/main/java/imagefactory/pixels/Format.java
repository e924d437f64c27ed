package imagefactory.pixels;

import java.util.Optional;

/// A file format, told by its first bytes and never by its name.
public enum Format {
  PNG("png", "image/png"),
  JPG("jpg", "image/jpeg"),
  WEBP("webp", "image/webp");

  private static final int[] PNG_MAGIC = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int[] JPG_MAGIC = {0xFF, 0xD8, 0xFF};
  private static final int[] RIFF_MAGIC = {'R', 'I', 'F', 'F'};
  private static final int[] WEBP_MAGIC = {'W', 'E', 'B', 'P'};
  private static final int RIFF_SIZE_BYTES = 8;

  private final String extension;
  private final String mediaType;

  Format(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public static Optional<Format> sniff(byte[] file) {
    if (startsWith(file, 0, PNG_MAGIC)) {
      return Optional.of(PNG);
    }
    if (startsWith(file, 0, JPG_MAGIC)) {
      return Optional.of(JPG);
    }
    if (startsWith(file, 0, RIFF_MAGIC) && startsWith(file, RIFF_SIZE_BYTES, WEBP_MAGIC)) {
      return Optional.of(WEBP);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] file, int at, int[] magic) {
    if (file.length < at + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((file[at + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
