package imagefactory.kit.store;

import java.io.IOException;

/// There is nothing under the key.
public final class NoSuchObject extends IOException {
  public NoSuchObject(String key) {
    super("expected an object under %s, but there is none".formatted(key));
  }
}
