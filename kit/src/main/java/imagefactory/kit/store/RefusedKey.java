package imagefactory.kit.store;

/// The key is none of the store's own: it leaves the folder, or is no plain name.
public final class RefusedKey extends IllegalArgumentException {
  public RefusedKey(String key, String why) {
    super(
        "refused key \"%s\": %s"
            .formatted(key.length() > 200 ? key.substring(0, 200) + "…" : key, why));
  }
}
