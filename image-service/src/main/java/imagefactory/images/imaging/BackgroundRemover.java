package imagefactory.images.imaging;

/// Somebody outside who cuts the background out of a picture.
public interface BackgroundRemover {

  /// For where nobody is configured.
  static BackgroundRemover none() {
    return new BackgroundRemover() {
      @Override
      public boolean configured() {
        return false;
      }

      @Override
      public Removal remove(byte[] png, String size) {
        return new Kept("background_removal_failed", "no background remover is configured");
      }
    };
  }

  boolean configured();

  /// The picture as a png; the size is a word of the remover's own.
  Removal remove(byte[] png, String size);

  /// What became of the background.
  sealed interface Removal {}

  /// A file with what is left, transparent around it; not looked at yet.
  @SuppressWarnings("ArrayRecordComponent") // never compared, decoded at once
  record Removed(byte[] file) implements Removal {}

  /// It is still there, and why; the code goes into the image's warnings.
  record Kept(String code, String why) implements Removal {}
}
