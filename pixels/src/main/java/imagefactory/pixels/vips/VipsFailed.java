package imagefactory.pixels.vips;

/// libvips refused a file or could not do what it was asked; the message is its own.
public final class VipsFailed extends Exception {
  private static final long serialVersionUID = 1;

  VipsFailed(String message) {
    super(message);
  }
}
