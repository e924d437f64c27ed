package imagefactory.images;

import imagefactory.images.setup.ImageSettings;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/// Keeps workers from filling the memory together: each takes as many pixels as its picture has,
/// and waits until there are so many. A picture above the whole budget is made alone.
@Singleton
final class PixelBudget {
  private final int all;
  private final Semaphore free;

  PixelBudget(ImageSettings settings) {
    this.all = settings.pixelsInWork();
    this.free = new Semaphore(all, true);
  }

  /// To be used with try.
  Share take(long pixels) {
    int taken = Math.clamp(pixels, 0, all);
    free.acquireUninterruptibly(taken);
    return () -> free.release(taken);
  }

  /// Given back when closed.
  interface Share extends AutoCloseable {
    @Override
    void close();
  }
}
