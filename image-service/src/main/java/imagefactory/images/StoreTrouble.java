package imagefactory.images;

import imagefactory.kit.store.StoreFull;
import java.io.IOException;

/// What a failure of the image store is called on the wire.
final class StoreTrouble {
  private StoreTrouble() {}

  /// An operator can do something about a full one.
  static String code(IOException failure, String otherwise) {
    return failure instanceof StoreFull ? "store_full" : otherwise;
  }
}
