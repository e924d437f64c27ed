package imagefactory.imagestore;

import imagefactory.kit.store.Keys;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a store is, as one text says it.
sealed interface Location {
  Pattern S3 = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*[^/]))?/?");

  record Folder(Path path) implements Location {}

  /// The prefix is empty or ends with a slash.
  record Bucket(String name, String prefix) implements Location {}

  static Location of(String text) {
    if (!text.contains("://")) {
      return new Folder(Path.of(text));
    }
    Matcher s3 = S3.matcher(text);
    if (!s3.matches()) {
      throw new IllegalArgumentException(
          "expected FACTORY_STORE to be a folder or like s3://bucket/prefix, found " + text);
    }
    String prefix = s3.group(2);
    return new Bucket(s3.group(1), prefix == null ? "" : Keys.plain(prefix) + "/");
  }
}
