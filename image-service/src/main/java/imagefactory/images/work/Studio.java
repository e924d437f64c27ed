package imagefactory.images.work;

import imagefactory.images.ImageHandler;
import imagefactory.images.provider.Local;
import imagefactory.images.provider.Provider;
import imagefactory.images.provider.Providers;
import imagefactory.images.provider.Remote;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Claims tasks and does them. What uses a core from end to end has a few hands for all of it; each
/// provider over HTTP has as many as it may have orders under way, all replicas together, since
/// those wait. They are platform threads, too: an interrupt must end their call and no connection
/// to the database.
@Singleton
public final class Studio {
  private final Tasks tasks;
  private final ImageHandler handler;
  private final MeterRegistry meters;
  private final Providers providers;
  private final int hands;
  private final List<Workers> workers = new CopyOnWriteArrayList<>();

  Studio(
      Tasks tasks,
      ImageHandler handler,
      MeterRegistry meters,
      Providers providers,
      ImageSettings settings) {
    this.tasks = tasks;
    this.handler = handler;
    this.meters = meters;
    this.providers = providers;
    this.hands = settings.workers();
  }

  void start(@Observes StartupEvent start) {
    List<String> here = new ArrayList<>(List.of(ImageHandler.GENERATE, ImageHandler.PROCESS));
    for (Provider provider : providers.all()) {
      switch (provider) {
        case Local _ -> {} // its kind is there
        case Remote remote when remote.access().configured() -> start(remote);
        // What was ordered while it was configured is declined.
        case Remote remote -> here.add(ImageHandler.kindFor(remote));
      }
    }
    start(WorkerPool.onPlatformThreads("studio", hands, here.toArray(String[]::new)));
  }

  private void start(Remote remote) {
    int most = remote.access().rate().concurrency();
    String kind = ImageHandler.kindFor(remote);
    start(WorkerPool.onPlatformThreads(remote.name(), most, kind).together(most).attentively());
  }

  private void start(WorkerPool pool) {
    workers.add(Workers.start(tasks, pool, this::work));
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

  /// There may be work, or less of it: look now.
  public void wake() {
    workers.forEach(Workers::wake);
  }

  void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
    List<Thread> stops =
        workers.stream().map(each -> Thread.startVirtualThread(each::close)).toList();
    for (Thread stop : stops) {
      stop.join();
    }
  }
}
