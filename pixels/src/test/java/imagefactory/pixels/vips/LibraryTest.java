package imagefactory.pixels.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(OS.LINUX)
class LibraryTest {
  @TempDir Path folder;

  @Test
  void is_unpacked_once_under_its_hash_for_its_owner_alone() throws Exception {
    assumeThisBuildHasOne();
    Path file = new Library(new Place(null, folder)).file();
    var unpacked = Files.getLastModifiedTime(file);
    assertThat(file.getFileName().toString()).matches("libvips-[0-9a-f]{16}\\.so");
    assertThat(Files.getPosixFilePermissions(file.getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(new Library(new Place(null, folder)).file()).isEqualTo(file);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(unpacked);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void half_a_file_is_replaced() throws Exception {
    assumeThisBuildHasOne();
    Path file = new Library(new Place(null, folder)).file();
    long whole = Files.size(file);
    Files.writeString(file, "half");
    new Library(new Place(null, folder)).file();
    assertThat(Files.size(file)).isEqualTo(whole);
  }

  @Test
  void is_not_put_where_others_can_write() throws Exception {
    Path ours = PrivateFolder.in(folder);
    Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> PrivateFolder.in(folder))
        .hasMessageContaining("to be a folder of this user alone")
        .hasMessageContaining("rwxrwxrwx");
  }

  @Test
  void is_not_put_behind_a_link() throws Exception {
    Path ours = PrivateFolder.in(folder);
    Files.move(ours, folder.resolve("elsewhere"));
    Files.createSymbolicLink(ours, folder.resolve("elsewhere"));
    assertThatThrownBy(() -> PrivateFolder.in(folder))
        .hasMessageContaining("to be a folder of this user alone");
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, mac-os-x-arm64",
    "Linux, riscv64, linux-riscv64"
  })
  void is_looked_for_by_the_name_that_npm_gives_the_machine(
      String system, String processor, String name) {
    assertThat(Machine.name(system, processor)).isEqualTo(name);
  }

  private static void assumeThisBuildHasOne() {
    String base = "/imagefactory/native/" + Machine.name();
    assumeTrue(
        LibraryTest.class.getResource(base + "/libvips.so") != null,
        "this build has no library for " + Machine.name());
  }
}
