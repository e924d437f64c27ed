package imagefactory.kit.call;

import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The one [Caller] and the one [Downloads] of a service.
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

  /// The client is closed with Vert.x.
  @Produces
  @Singleton
  Downloads downloads(Vertx vertx, Clock clock) {
    return new Downloads(vertx.createHttpClient(), clock);
  }
}
