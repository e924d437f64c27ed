package imagefactory.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A file that the browser loads, as it is and compressed.
record Asset(String path, byte[] plain, byte[] gzipped) {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  static Asset of(String path, byte[] plain) {
    return new Asset(path, plain, gzip(plain));
  }

  String mediaType() {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return MEDIA_TYPES.getOrDefault(ending, "text/plain; charset=utf-8");
  }

  private static byte[] gzip(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
