package imagefactory.kit.db;

/// Thrown by work that knows its failure passes by itself (a full disk, say): it is tried again,
/// not given up.
public final class TryAgain extends RuntimeException {
  public TryAgain(String message, Throwable cause) {
    super(message, cause);
  }
}
