package imagefactory.bench;

import imagefactory.pixels.Format;
import java.nio.file.Path;

/// The same file made into a finished image several times, some at once; `tone` with colours and
/// edges worked on, else read and written alone.
record ImagingWork(Path file, Format format, boolean tone, int images, int atOnce) {

  /// Milliseconds of processor for one image, and how many there were in a second.
  record Taken(double cpuMillis, double perSecond) {
    static Taken of(ImagingWork work, long cpuNanos, long clockNanos) {
      return new Taken(cpuNanos / 1e6 / work.images(), work.images() * 1e9 / clockNanos);
    }
  }
}
