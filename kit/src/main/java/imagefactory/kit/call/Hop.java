package imagefactory.kit.call;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;

/// One step of a download: where it goes, by name and by address.
record Hop(URI uri, InetAddress address) {

  /// How names become addresses; tests have their own.
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /// Somewhere we do not go.
  static final class RefusedException extends Exception {
    RefusedException(String why) {
      super(why);
    }
  }

  /// A name may have several addresses: all of them must be fit, so that it does not matter which
  /// we take; and the one that was looked at is the one to connect to, whatever the name means
  /// then.
  static Hop to(URI uri, Resolver names, Predicate<InetAddress> fit)
      throws RefusedException, UnknownHostException {
    boolean http = "http".equalsIgnoreCase(uri.getScheme()) || Download.secure(uri);
    if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new RefusedException("expected an http or https address without a login");
    }
    InetAddress[] addresses = names.resolve(uri.getHost().replaceAll("^\\[|]$", ""));
    if (addresses.length == 0) {
      throw new UnknownHostException(uri.getHost());
    }
    if (!Arrays.stream(addresses).allMatch(fit)) {
      throw new RefusedException("%s is not on the internet at large".formatted(uri.getHost()));
    }
    return new Hop(uri, addresses[0]);
  }
}
