package imagefactory.pixels;

import imagefactory.pixels.vips.Place;
import imagefactory.pixels.vips.Vips;
import imagefactory.pixels.vips.VipsUnavailable;

/// A process has one libvips, whoever asks for it, so it is found once.
final class EngineOfProcess {
  static final Engine FOUND = find(Place.ofProcess());

  private EngineOfProcess() {}

  static Engine find(Place place) {
    try {
      return new VipsEngine(Vips.open(place));
    } catch (VipsUnavailable e) {
      return new ImageIoEngine(String.valueOf(e.getMessage()));
    }
  }
}
