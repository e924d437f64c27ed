package imagefactory.local.supervise;

import org.jspecify.annotations.Nullable;

/// The stack cannot do what was asked; the message is for the person at the terminal.
public final class StackFailed extends Exception {

  public StackFailed(String message) {
    this(message, null);
  }

  public StackFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
