package imagefactory.pixels.vips;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the library may be: the file that the operator names, or none at all; and the folder that
/// the copy in this build is unpacked to.
public record Place(@Nullable String path, Path folder) {
  private static final String PATH = "factory.vips.path";
  private static final String FOLDER = "factory.vips.folder";
  private static final String NONE = "none";

  /// By system property or environment: `factory.vips.path`, `FACTORY_VIPS_PATH`.
  public static Place ofProcess() {
    String folder = set(FOLDER);
    return new Place(
        set(PATH), Path.of(folder == null ? System.getProperty("java.io.tmpdir") : folder));
  }

  boolean refused() {
    return NONE.equals(path);
  }

  private static @Nullable String set(String name) {
    String property = System.getProperty(name);
    String value =
        property == null
            ? System.getenv(name.replace('.', '_').toUpperCase(java.util.Locale.ROOT))
            : property;
    return value == null || value.isBlank() ? null : value;
  }
}
