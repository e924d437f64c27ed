package imagefactory.pixels;

import java.util.Set;

/// What reads and writes files: libvips where this machine can load it, else what the JDK has. Both
/// give the same pixels but for the rounding of their codecs.
public interface Engine {

  /// The one of this process; libvips is loaded when it is first asked for.
  static Engine here() {
    return EngineOfProcess.FOUND;
  }

  /// What every JDK has, whatever else this machine can load; `why` is told with its name.
  static Engine ofJdk(String why) {
    return new ImageIoEngine(why);
  }

  /// For people: which one it is, and why not the other.
  String description();

  /// Whether this is less than the whole: webp, palettes and CMYK are missing.
  boolean limited();

  /// What can be written, and read.
  Set<Format> formats();

  /// A file that is known to be of this format, and small enough in bytes.
  Decoding decode(byte[] file, Format format, Limits limits);

  /// A jpg wants an opaque bitmap.
  byte[] encode(Bitmap bitmap, Encoding encoding);
}
