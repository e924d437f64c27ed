package imagefactory.images.work;

import imagefactory.images.ImageHandler;
import imagefactory.images.setup.ImageSettings;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.claim.Tasks;
import imagefactory.kit.claim.WorkerPool;
import imagefactory.kit.claim.Workers;
import imagefactory.kit.trace.Correlation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Claims tasks and does them, on platform threads: painting and codecs use a core from end to end.
@Singleton
public final class Studio {
  private final Tasks tasks;
  private final ImageHandler handler;
  private final MeterRegistry meters;
  private final int hands;
  private volatile @Nullable Workers workers;

  Studio(Tasks tasks, ImageHandler handler, MeterRegistry meters, ImageSettings settings) {
    this.tasks = tasks;
    this.handler = handler;
    this.meters = meters;
    this.hands = settings.workers();
  }

  void start(@Observes StartupEvent start) {
    workers = Workers.start(tasks, WorkerPool.onPlatformThreads("studio", hands), this::work);
  }

  private void work(Claim claim) {
    try (var _ = Correlation.tag("imageId", claim.group().toString())) {
      Timer.builder("factory.image.step")
          .description("how long a step of an image takes, successful or not")
          .tag("step", claim.kind())
          .register(meters)
          .record(() -> handler.work(claim));
    }
  }

  /// There may be work: look now.
  public void wake() {
    Workers now = workers;
    if (now != null) {
      now.wake();
    }
  }

  void stop(@Observes ShutdownEvent shutdown) {
    Workers now = workers;
    if (now != null) {
      now.close();
    }
  }
}
