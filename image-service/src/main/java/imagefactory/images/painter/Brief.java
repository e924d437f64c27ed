package imagefactory.images.painter;

/// What the painter is asked for; equal briefs give equal pixels.
public record Brief(String prompt, long seed, int width, int height) {
  public static final int SMALLEST = 16;
  public static final int LARGEST = 4096;

  public Brief {
    if (width < SMALLEST || height < SMALLEST || width > LARGEST || height > LARGEST) {
      throw new IllegalArgumentException(
          "expected sides of %d to %d pixels, found %d × %d"
              .formatted(SMALLEST, LARGEST, width, height));
    }
  }
}
