package imagefactory.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// Random passwords, made once and readable for the owner only. There is no default password
/// anywhere, not even on one's own machine.
public final class Secrets {

  private static final int BYTES = 24;

  private final Path file;
  private final Properties known;

  private Secrets(Path file, Properties known) {
    this.file = file;
    this.known = known;
  }

  public static Secrets in(Path folder) throws IOException {
    Files.createDirectories(folder, readableByOwner("rwx------"));
    Path file = folder.resolve("passwords.properties");
    var known = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        known.load(in);
      }
    }
    return new Secrets(file, known);
  }

  /// The secret of that name, made and kept if there was none.
  public synchronized String of(String name) throws IOException {
    String secret = known.getProperty(name);
    if (secret == null) {
      secret = random();
      known.setProperty(name, secret);
      keep();
    }
    return secret;
  }

  private void keep() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path partial = Files.createTempFile(folder, "passwords", "", readableByOwner("rw-------"));
    try (var out = Files.newBufferedWriter(partial)) {
      known.store(out, "Image Factory, local stack. Without this file the kept data is locked.");
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static FileAttribute<?> readableByOwner(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
