package imagefactory.kit.call;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The one [Caller] of a service.
@Singleton
final class CallerBean {
  @Produces
  @Singleton
  Caller caller(Clock clock) {
    return new Caller(clock);
  }

  void close(@Disposes Caller caller) {
    caller.close();
  }
}
