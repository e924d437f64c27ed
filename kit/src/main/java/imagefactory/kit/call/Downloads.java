package imagefactory.kit.call;

import imagefactory.kit.call.Fetched.File;
import imagefactory.kit.call.Fetched.Refused;
import imagefactory.kit.call.Fetched.Unavailable;
import imagefactory.kit.call.Hop.RefusedException;
import imagefactory.kit.call.Hop.Resolver;
import imagefactory.kit.call.Visit.Bytes;
import imagefactory.kit.call.Visit.Elsewhere;
import imagefactory.kit.call.Visit.Status;
import imagefactory.kit.call.Visit.TooMuch;
import imagefactory.kit.call.Visit.WrongType;
import io.vertx.core.http.HttpClient;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Fetches files from addresses that come in data, where a caller could be led astray: into this
/// network by a name, a redirect, or a name that means something else when asked again. Every hop's
/// addresses are checked, and the connection goes to the very address that was.
public final class Downloads {
  private static final int MOST_HOPS = 4;

  private final HttpClient client;
  private final Clock clock;
  private final Resolver names;
  private final Predicate<InetAddress> fit;

  public Downloads(HttpClient client, Clock clock) {
    this(client, clock, InetAddress::getAllByName, PublicAddress::is);
  }

  Downloads(HttpClient client, Clock clock, Resolver names, Predicate<InetAddress> fit) {
    this.client = client;
    this.clock = clock;
    this.names = names;
    this.fit = fit;
  }

  /// Waits for what comes of it; an interrupt ends the download.
  public Fetched fetch(Download download) throws InterruptedException {
    long deadline = System.nanoTime() + download.within().toNanos();
    URI at = download.from();
    try {
      for (int hop = 0; hop < MOST_HOPS; hop++) {
        switch (visit(download, at, deadline)) {
          case Bytes(var type, var bytes) -> {
            return new File(type, bytes);
          }
          case Elsewhere(var location) -> at = at.resolve(location);
          case Status(int code, var after) -> {
            return status(code, after);
          }
          case WrongType(var type) -> {
            return new Refused("expected %s, found %s".formatted(download.types(), type));
          }
          case TooMuch() -> {
            return new Refused("expected at most %d bytes".formatted(download.mostBytes()));
          }
        }
      }
      return new Refused("expected at most %d redirects".formatted(MOST_HOPS - 1));
    } catch (RefusedException e) {
      return new Refused(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException _) {
      return new Refused("expected an address to be sent on to");
    } catch (TimeoutException _) {
      return unavailable("no file within %d ms".formatted(download.within().toMillis()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        return new Refused(String.valueOf(refused.getMessage()));
      }
      return unavailable("no file (%s)".formatted(e.getCause()));
    }
  }

  private Visit visit(Download download, URI at, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException, RefusedException {
    // A name server may be slow, too, and Java waits for it as long as it takes.
    var resolved = new FutureTask<>(() -> Hop.to(at, names, download.trusts(at) ? _ -> true : fit));
    Thread.startVirtualThread(resolved);
    Hop hop = resolved.get(rest(deadline), TimeUnit.NANOSECONDS);
    var visiting = new Visiting(client, hop, download);
    CompletableFuture<Visit> visit = visiting.start();
    try {
      return visit.get(rest(deadline), TimeUnit.NANOSECONDS);
    } finally {
      visiting.end();
    }
  }

  private static long rest(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }

  private Fetched status(int code, String after) {
    String why = "answered HTTP " + code;
    boolean passes = code == Outcome.TOO_MANY_REQUESTS || code >= Outcome.FIRST_OF_THE_SERVER;
    return passes ? new Unavailable(why, AskedWait.of(after, clock.instant())) : new Refused(why);
  }

  private static Fetched unavailable(String why) {
    return new Unavailable(why, Duration.ZERO);
  }
}
