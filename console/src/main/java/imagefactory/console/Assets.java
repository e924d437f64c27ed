package imagefactory.console;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that the browser loads. All files lie in one folder, named by a digest of them all: a
/// browser may keep them for ever, and another build is another folder.
final class Assets {
  private static final String FOLDER = "console";
  private static final int VERSION_DIGITS = 12;

  private final SortedMap<String, Asset> files;
  private final String version;
  private final Asset page;

  private Assets(SortedMap<String, byte[]> contents) {
    version = digest(contents);
    page = Asset.of("index.html", page(contents).getBytes(StandardCharsets.UTF_8));
    contents.remove("index.html");
    files = new TreeMap<>();
    contents.forEach((path, bytes) -> files.put(path, Asset.of(path, bytes)));
  }

  static Assets load() {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    try {
      ClassPathUtils.consumeAsPaths(FOLDER, root -> contents.putAll(read(root)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Assets(contents);
  }

  String version() {
    return version;
  }

  /// The one page, whatever its address.
  Asset page() {
    return page;
  }

  Optional<Asset> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private static Map<String, byte[]> read(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> root.relativize(file).toString().replace('\\', '/'), Assets::bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(SortedMap<String, byte[]> contents) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      contents.forEach((path, bytes) -> {
        digest.update(path.getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      });
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /// Modules import modules: named ahead, they all load at once instead of one after another. A
  /// page's own modules wait until it is opened.
  private String page(SortedMap<String, byte[]> contents) {
    String modules =
        contents.keySet().stream()
            .filter(path -> path.endsWith(".js") && !path.startsWith("pages/"))
            .map(path -> "<link rel=\"modulepreload\" href=\"{base}/%s\">".formatted(path))
            .collect(Collectors.joining("\n"));
    return new String(
            Optional.ofNullable(contents.get("index.html")).orElseThrow(), StandardCharsets.UTF_8)
        .replace("{modules}", modules)
        .replace("{base}", "/" + FOLDER + "/" + version);
  }
}
