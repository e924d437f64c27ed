package imagefactory.kit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/// What a key may look like, in whatever kind of store.
public final class Keys {
  private Keys() {}

  /// The key itself, or [RefusedKey].
  public static String plain(String key) {
    if (key.getBytes(UTF_8).length > 1024) {
      throw new RefusedKey(key, "it is longer than 1024 bytes");
    }
    for (String name : key.split("/", -1)) {
      objection(name)
          .ifPresent(why -> {
            throw new RefusedKey(key, why);
          });
    }
    return key;
  }

  /// Whether a key may have a part of this name.
  public static boolean isName(String name) {
    return objection(name).isEmpty();
  }

  private static Optional<String> objection(String name) {
    if (name.isEmpty() || name.startsWith(".")) {
      return Optional.of("each part needs a name, and none begins with a dot");
    }
    if (name.getBytes(UTF_8).length > 255) {
      return Optional.of("a part is longer than 255 bytes");
    }
    return name.chars().anyMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c))
        ? Optional.of("backslash, colon and control characters are not allowed")
        : Optional.empty();
  }
}
