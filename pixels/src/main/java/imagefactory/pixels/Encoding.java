package imagefactory.pixels;

/// As what a picture is written, and how well.
public sealed interface Encoding {

  Format format();

  /// Quality 1 to 100.
  record Jpg(int quality) implements Encoding {
    public Jpg {
      quality = Math.clamp(quality, 1, 100);
    }

    @Override
    public Format format() {
      return Format.JPG;
    }
  }

  /// Lossless at a quality of 100, below that with a palette. An effort of 0 is fast and large, 9
  /// slow and small; the pixels are the same.
  record Png(int quality, int effort) implements Encoding {
    public static final int LOSSLESS = 100;

    public Png {
      quality = Math.clamp(quality, 1, LOSSLESS);
      effort = Math.clamp(effort, 0, 9);
    }

    public boolean lossless() {
      return quality == LOSSLESS;
    }

    @Override
    public Format format() {
      return Format.PNG;
    }
  }

  /// Quality 1 to 100.
  record Webp(int quality) implements Encoding {
    public Webp {
      quality = Math.clamp(quality, 1, 100);
    }

    @Override
    public Format format() {
      return Format.WEBP;
    }
  }
}
