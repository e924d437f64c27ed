package imagefactory.kit.call;

import java.time.Duration;

/// What came of a download.
public sealed interface Fetched {
  record File(String type, byte[] bytes) implements Fetched {}

  /// Fetching again may help, though not before the time is over.
  record Unavailable(String why, Duration notBefore) implements Fetched {}

  /// It is not there, or not what we take, or not where we go.
  record Refused(String why) implements Fetched {}
}
