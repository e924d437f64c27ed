package imagefactory.pixels.vips;

/// There is no libvips in this process; the message says why.
public final class VipsUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  VipsUnavailable(String message) {
    super(message);
  }

  VipsUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
