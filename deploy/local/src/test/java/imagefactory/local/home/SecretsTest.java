package imagefactory.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path folder;

  @Test
  void are_random_and_the_same_for_ever() throws IOException {
    var secrets = Secrets.in(folder.resolve("secrets"));
    String job = secrets.of("job_app");

    assertThat(job).hasSize(32).isNotEqualTo(secrets.of("image_app"));
    assertThat(Secrets.in(folder.resolve("secrets")).of("job_app")).isEqualTo(job);
  }

  @Test
  void are_for_the_owner_only() throws IOException {
    Secrets.in(folder.resolve("secrets")).of("job_app");

    assertThat(permissions(folder.resolve("secrets"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("secrets").resolve("passwords.properties")))
        .isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
