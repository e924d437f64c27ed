package imagefactory.pixels.vips;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The shared library as a file that the system can load: the operator's own, else the copy in this
/// build, unpacked once under its hash.
final class Library {
  private final Place place;

  Library(Place place) {
    this.place = place;
  }

  Path file() throws VipsUnavailable {
    String path = place.path();
    if (place.refused()) {
      throw new VipsUnavailable("it is switched off (factory.vips.path)");
    }
    if (path != null) {
      Path named = Path.of(path).toAbsolutePath();
      if (!Files.isRegularFile(named)) {
        throw new VipsUnavailable("expected the library that is named, found no file " + named);
      }
      return named;
    }
    try {
      return unpacked(Machine.name());
    } catch (IOException e) {
      throw new VipsUnavailable("it cannot be unpacked: " + e, e);
    }
  }

  private Path unpacked(String machine) throws IOException, VipsUnavailable {
    String base = "/imagefactory/native/" + machine + "/";
    URL copy = Library.class.getResource(base + "libvips.so");
    URL digest = Library.class.getResource(base + "libvips.sha256");
    if (copy == null || digest == null) {
      throw new VipsUnavailable("this build has none for " + machine);
    }
    String hash = text(digest);
    Path folder = PrivateFolder.in(place.folder());
    Path file = folder.resolve("libvips-" + hash.substring(0, 16) + ".so");
    if (!Files.isRegularFile(file) || Files.size(file) != size(copy)) {
      unpack(copy, hash, folder, file);
    }
    return file;
  }

  /// Under another name first: whoever finds it finds all of it.
  private static void unpack(URL copy, String hash, Path folder, Path file) throws IOException {
    Path unfinished = Files.createTempFile(folder, "libvips-", ".part");
    try {
      String found;
      try (var in = new DigestInputStream(copy.openStream(), sha256())) {
        Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
        found = HexFormat.of().formatHex(in.getMessageDigest().digest());
      }
      if (!found.equals(hash)) {
        throw new IOException("expected a library with hash %s, found %s".formatted(hash, found));
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static long size(URL copy) throws IOException {
    URLConnection connection = copy.openConnection();
    connection.setUseCaches(false);
    try (InputStream _ = connection.getInputStream()) {
      return connection.getContentLengthLong();
    }
  }

  private static String text(URL resource) throws IOException {
    try (InputStream in = resource.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
