package imagefactory.images.ordering;

import imagefactory.kit.claim.LetGo;
import imagefactory.kit.retry.StopSignal;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Waits between two calls, until the service stops or nobody waits for the picture any more.
@Singleton
class Patience {
  private final StopSignal stop = new StopSignal();

  void pause(Duration time) {
    if (stop.within(time)) {
      throw new LetGo("the service stops, or nobody waits for the picture");
    }
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stop.give();
  }
}
