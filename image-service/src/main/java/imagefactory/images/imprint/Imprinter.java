package imagefactory.images.imprint;

import imagefactory.images.imprint.Imprinting.Imprinted;
import imagefactory.images.imprint.Imprinting.Unfit;
import imagefactory.pixels.Format;

/// Puts an imprint into a file, last of all that is done to it, and believes only what it can read
/// back.
public final class Imprinter {
  private Imprinter() {}

  public static Imprinting imprint(byte[] file, Format format, Imprint imprint) {
    Carrier carrier =
        switch (format) {
          case JPG -> new Jpg();
          case PNG -> new Png();
          case WEBP -> new Webp();
        };
    try {
      byte[] imprinted = carrier.with(file, imprint);
      Imprint found = carrier.imprintOf(imprinted);
      return found.equals(imprint)
          ? new Imprinted(imprinted)
          : new Unfit("expected %s in the file, read back %s".formatted(imprint, found));
    } catch (RuntimeException e) {
      // A file that is not what its first bytes promise shows in many ways, all of them unchecked.
      return new Unfit("the %s does not take an imprint: %s".formatted(format.extension(), e));
    }
  }
}
