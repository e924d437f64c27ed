package imagefactory.images.store;

/// A file to delete, or all files of a folder whose names begin so.
public record Leftover(String key, boolean beginsMany) {
  public static Leftover file(String key) {
    return new Leftover(key, false);
  }

  public static Leftover allThatBegin(String key) {
    return new Leftover(key, true);
  }
}
