package imagefactory.kit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What a key may look like, in whatever kind of store.
final class Keys {
  private Keys() {}

  /// The key itself, or [RefusedKey].
  static String plain(String key) {
    if (key.getBytes(UTF_8).length > 1024) {
      throw new RefusedKey(key, "it is longer than 1024 bytes");
    }
    for (String name : key.split("/", -1)) {
      if (name.isEmpty() || name.startsWith(".")) {
        throw new RefusedKey(key, "each part needs a name, and none begins with a dot");
      }
      if (name.getBytes(UTF_8).length > 255) {
        throw new RefusedKey(key, "a part is longer than 255 bytes");
      }
      if (name.chars().anyMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c))) {
        throw new RefusedKey(key, "backslash, colon and control characters are not allowed");
      }
    }
    return key;
  }
}
