package imagefactory.kit.store;

import java.io.IOException;

/// The store has no room for more. What is in it can be read, moved and deleted.
public final class StoreFull extends IOException {
  public StoreFull(String key, long size, long used, long quota) {
    super(
        "expected room for the %d bytes of %s, found %d of %d bytes used"
            .formatted(size, key, used, quota));
  }
}
