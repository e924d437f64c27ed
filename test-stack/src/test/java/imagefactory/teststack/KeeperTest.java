package imagefactory.teststack;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.stack.ProcessId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {

  @TempDir Path folder;

  @Test
  void ends_with_its_build_and_leaves_no_server_behind() throws Exception {
    Process build = new ProcessBuilder("sleep", "600").start();
    Process keeper = keeper(ProcessId.of(build.toHandle()));
    try {
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> KeptStack.read(folder).isPresent());
      List<ProcessHandle> servers = keeper.descendants().toList();
      assertThat(servers).hasSizeGreaterThanOrEqualTo(2);

      build.destroyForcibly().waitFor();

      assertThat(keeper.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(servers).noneMatch(ProcessHandle::isAlive);
      assertThat(folder.resolve("postgres.log")).exists();
      assertThat(folder.resolve("postgres")).doesNotExist();
      assertThat(folder.resolve("kafka")).doesNotExist();
      assertThat(folder.resolve(KeptStack.FILE)).doesNotExist();
    } finally {
      build.destroyForcibly();
      keeper.destroy();
    }
  }

  @Test
  void does_not_even_start_for_a_build_that_has_ended() throws Exception {
    Process build = new ProcessBuilder("sleep", "600").start();
    var owner = ProcessId.of(build.toHandle());
    build.destroyForcibly().waitFor();

    assertThat(keeper(owner).waitFor()).isZero();

    assertThat(KeptStack.read(folder)).isEmpty();
  }

  private Process keeper(ProcessId owner) throws IOException {
    return new ProcessBuilder(BuildStack.command(owner, folder))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("keeper.log").toFile())
        .start();
  }
}
