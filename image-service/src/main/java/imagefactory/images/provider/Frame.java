package imagefactory.images.provider;

import imagefactory.images.provider.Options.UnfitException;

/// A picture's size in pixels.
record Frame(int width, int height) {
  static final int SMALLEST = 64;
  static final int LARGEST = 2048;
  static final int STANDARD = 1024;

  /// The shorter side has something to show, too.
  private static final int SHORTEST = 16;

  /// Below, models make nothing that one would want.
  private static final int SHORTEST_OF_MODELS = 256;

  /// The longer side is given, the ratio makes the other.
  static Frame of(int size, String aspectRatio) throws UnfitException {
    Shape shape = Shape.of(aspectRatio);
    int across = shape.across();
    int down = shape.down();
    int shorter = Math.round(size * (float) Math.min(across, down) / Math.max(across, down));
    if (shorter < SHORTEST) {
      throw tooNarrow(SHORTEST, shorter, aspectRatio);
    }
    return across >= down ? new Frame(size, shorter) : new Frame(shorter, size);
  }

  /// As many pixels as a square of this size has, or a little less: models want sides that are
  /// multiples of something, and have learned from pictures of one area.
  static Frame holding(int size, int multiple, String aspectRatio) throws UnfitException {
    double root = Math.sqrt(Shape.of(aspectRatio).value());
    var frame = new Frame(floor(size * root, multiple), floor(size / root, multiple));
    int shorter = Math.min(frame.width, frame.height);
    if (shorter < SHORTEST_OF_MODELS) {
      throw tooNarrow(SHORTEST_OF_MODELS, shorter, aspectRatio);
    }
    return frame;
  }

  /// By the option `size`: the side of a square with as many pixels.
  static Frame asked(Options options, int multiple, String aspectRatio) throws UnfitException {
    int size = options.whole("size", SHORTEST_OF_MODELS, LARGEST, STANDARD);
    return holding(size, multiple, aspectRatio);
  }

  private static int floor(double pixels, int multiple) {
    return (int) pixels / multiple * multiple;
  }

  private static UnfitException tooNarrow(int shortest, int shorter, String aspectRatio) {
    return new UnfitException(
        "aspect_ratio_invalid",
        "expected both sides of %d pixels or more, found %d at %s"
            .formatted(shortest, shorter, aspectRatio));
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
