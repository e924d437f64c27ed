package imagefactory.pixels;

/// A small copy of a picture, for someone who needs to see it and not to keep it: a jpg, or a png
/// where one can look through it.
public record Preview(Format format, byte[] file) {
  private static final int JPG_QUALITY = 80;
  private static final int PNG_EFFORT = 5;

  /// Never larger than the picture itself.
  public static Preview of(Bitmap picture, int longestSide) {
    int longer = Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) ((long) picture.width() * longestSide / longer));
    Bitmap small = longer <= longestSide ? picture : Resize.toWidth(picture, width);
    return small.opaque()
        ? new Preview(Format.JPG, Encoder.jpg(small, JPG_QUALITY))
        : new Preview(Format.PNG, Encoder.png(small, PNG_EFFORT));
  }
}
