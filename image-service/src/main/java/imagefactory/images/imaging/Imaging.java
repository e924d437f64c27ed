package imagefactory.images.imaging;

import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings.Processing;
import imagefactory.contracts.Warning;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Format;
import java.util.List;

/// Processes one image from bytes to bytes.
public interface Imaging {

  Result process(byte[] source, Processing settings);

  /// A finished file, or the stage that failed.
  sealed interface Result {}

  @SuppressWarnings("ArrayRecordComponent") // never compared, on its way into the store
  record Finished(
      byte[] file,
      Format format,
      Bitmap bitmap,
      List<NotApplied> notApplied,
      List<Warning> warnings)
      implements Result {
    public Finished {
      notApplied = List.copyOf(notApplied);
      warnings = List.copyOf(warnings);
    }
  }

  record Spoiled(String code, String message) implements Result {}
}
