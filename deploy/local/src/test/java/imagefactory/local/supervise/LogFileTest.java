package imagefactory.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir Path folder;

  @Test
  void moves_a_big_log_aside_and_keeps_three() throws IOException {
    Path log = folder.resolve("logs").resolve("service.log");
    LogFile.rotated(log);
    for (int i = 1; i <= 5; i++) {
      Files.write(log, new byte[(int) LogFile.BIG + i]);
      LogFile.rotated(log);
    }

    assertThat(log).doesNotExist();
    assertThat(Files.size(log.resolveSibling("service.log.1"))).isEqualTo(LogFile.BIG + 5);
    assertThat(Files.size(log.resolveSibling("service.log.3"))).isEqualTo(LogFile.BIG + 3);
    assertThat(log.resolveSibling("service.log.4")).doesNotExist();
  }

  @Test
  void leaves_a_small_log_where_it_is() throws IOException {
    Path log = Files.writeString(folder.resolve("service.log"), "one\ntwo\nthree\n");

    assertThat(LogFile.rotated(log)).exists();
    assertThat(LogFile.tail(log, 2)).containsExactly("two", "three");
  }
}
