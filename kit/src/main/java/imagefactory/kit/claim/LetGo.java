package imagefactory.kit.claim;

/// Thrown by work that lets its task go before its end, because the service stops or nobody waits
/// for it any more. The task is handed back as if it had not been claimed.
public final class LetGo extends RuntimeException {
  public LetGo(String why) {
    super(why);
  }
}
