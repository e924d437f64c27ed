package imagefactory.imagestore;

import imagefactory.kit.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// Bytes on their way into a bucket, which wants to know their number and their hash before it
/// takes the first. Gone when closed.
record Spool(Path file, long size, byte[] sha256, byte[] md5) implements AutoCloseable {

  static Spool of(String key, InputStream bytes, long largest) throws IOException {
    Path file = Files.createTempFile("image-store", null);
    try {
      var sha256 = digest("SHA-256");
      var md5 = digest("MD5");
      try (OutputStream out =
          new DigestOutputStream(
              new DigestOutputStream(Files.newOutputStream(file), sha256), md5)) {
        long size = copy(key, bytes, out, largest);
        return new Spool(file, size, sha256.digest(), md5.digest());
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static long copy(String key, InputStream bytes, OutputStream out, long largest)
      throws IOException {
    long size = 0;
    byte[] buffer = new byte[65_536];
    for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
      size += n;
      if (size > largest) {
        throw new IOException(
            "expected at most %d bytes for %s, but there are more".formatted(largest, key));
      }
      out.write(buffer, 0, n);
    }
    return size;
  }

  String hex() {
    return HexFormat.of().formatHex(sha256);
  }

  /// The hash that every store of this kind checks what it received against.
  String contentMd5() {
    return Base64.getEncoder().encodeToString(md5);
  }

  StoredObject stored(String key) {
    return new StoredObject(key, size, hex());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }
}
