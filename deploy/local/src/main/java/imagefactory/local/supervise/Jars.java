package imagefactory.local.supervise;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// What is on a class path.
final class Jars {

  private Jars() {}

  static List<Path> of(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1)).map(Path::of).toList();
  }

  /// Those jars and the ones that their manifests name.
  static List<Path> withTheirOwn(List<Path> jars) throws IOException {
    var all = new ArrayList<>(jars);
    for (Path jar : jars) {
      for (String named : named(jar)) {
        Path other = jar.resolveSibling(named);
        if (Files.exists(other)) {
          all.add(other);
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<String> named(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      var manifest = file.getManifest();
      String named =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return named == null ? List.of() : List.of(named.strip().split(" +", -1));
    }
  }
}
