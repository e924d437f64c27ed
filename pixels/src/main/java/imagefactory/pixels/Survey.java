package imagefactory.pixels;

/// One pass over a picture: how its brightness is spread, and a small copy of it, in which the rest
/// is looked for. A picture of any size is measured in the same one, or a larger copy of it would
/// seem less sharp.
public record Survey(Tones tones, Miniature small) {
  /// The longer side of the small copy.
  static final int SIDE = 512;

  public static Survey of(Bitmap bitmap) {
    Tones.Tally tally = new Tones.Tally();
    Shrink shrink = Shrink.toLongerSide(bitmap.width(), bitmap.height(), SIDE);
    Luma luma = new Luma(bitmap);
    for (int y = 0; y < bitmap.height(); y++) {
      int[] levels = luma.row(y);
      tally.add(levels);
      shrink.add(y, levels);
    }
    return new Survey(tally.tones(), shrink.done());
  }
}
