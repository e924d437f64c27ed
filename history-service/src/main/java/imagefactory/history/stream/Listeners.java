package imagefactory.history.stream;

import imagefactory.kit.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Serves those who listen, each on its own virtual thread and at its own pace: what is next is
/// read from the store when the last has gone out. Who does not take what it is sent is dropped,
/// and may come back with the last id it saw.
@Singleton
public final class Listeners {
  private static final Logger LOG = Logger.getLogger(Listeners.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Bell bell;
  private final Duration patience;
  private final int most;
  private final AtomicInteger open;
  private volatile boolean stopping;

  Listeners(
      Bell bell,
      MeterRegistry meters,
      @ConfigProperty(name = "factory.stream.patience", defaultValue = "10s") Duration patience,
      @ConfigProperty(name = "factory.stream.most", defaultValue = "500") int most) {
    this.bell = bell;
    this.patience = patience;
    this.most = most;
    this.open = meters.gauge("factory.stream.listeners", new AtomicInteger());
  }

  /// What one listener hears.
  public interface Source {
    /// Sends what there is by now; false if there is nothing.
    boolean send(Outlet out) throws IOException, GoneException;

    /// Where the listener has got to: what it may come back with.
    String id();
  }

  /// The way to the listener. Sending waits until the last has been taken.
  public interface Outlet {
    void send(String id, String data) throws GoneException;
  }

  /// The listener has gone, or takes nothing any more.
  public static final class GoneException extends Exception {
    GoneException(String message) {
      super(message);
    }
  }

  /// Returns when the listener has gone or the service stops.
  public void serve(SseEventSink sink, Sse sse, HttpServerRequest request, Source source) {
    try (sink) {
      if (open.incrementAndGet() > most) {
        throw new ProblemException(
            503, "too_many_listeners", "expected at most %d open streams".formatted(most));
      }
      serveOpen(sink, sse, source);
    } catch (GoneException e) {
      LOG.debugf("listener at %s: %s", source.id(), e.getMessage());
      // An orderly end would wait behind what the listener does not take.
      request.connection().close();
    } catch (IOException e) {
      LOG.errorf(e, "stream ends at %s", source.id());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  private void serveOpen(SseEventSink sink, Sse sse, Source source)
      throws GoneException, IOException, InterruptedException {
    // At once, so that the listener knows where it stands before it reads anything else.
    send(sink, sse.newEventBuilder().name("ready").id(source.id()).data("{}").build());
    Outlet out = (id, data) -> send(sink, sse.newEventBuilder().id(id).data(data).build());
    long sent = System.nanoTime();
    while (!stopping && !sink.isClosed()) {
      long heard = bell.rings();
      if (source.send(out)) {
        sent = System.nanoTime();
      } else if (System.nanoTime() - sent > HEARTBEAT.toNanos()) {
        send(sink, sse.newEventBuilder().id(source.id()).comment("still here").build());
        sent = System.nanoTime();
      } else {
        bell.await(heard, LOOK);
      }
    }
  }

  private void send(SseEventSink sink, OutboundSseEvent event) throws GoneException {
    try {
      sink.send(event).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new GoneException("took nothing for " + patience);
    } catch (ExecutionException | IllegalStateException e) {
      throw new GoneException("has gone: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GoneException("interrupted");
    }
  }

  /// First of all: a stop waits for requests in work, and these would never end.
  void stopEarly(@Observes ShutdownDelayInitiatedEvent shutdown) {
    stop();
  }

  void stopLate(@Observes @Priority(1) ShutdownEvent shutdown) {
    stop();
  }

  private void stop() {
    stopping = true;
    bell.ring();
  }
}
