package imagefactory.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdTest {

  @Test
  void finds_a_process_until_it_has_ended() throws Exception {
    Process sleeping = sleeping();
    var id = ProcessId.of(sleeping.toHandle());

    assertThat(id.find()).contains(sleeping.toHandle());
    assertThat(id.awaitEnd(Duration.ofMillis(1))).isFalse();

    sleeping.destroyForcibly();
    id.awaitEnd();
    assertThat(id.find()).isEmpty();
  }

  @Test
  void never_takes_another_process_with_the_same_number() throws IOException {
    Process sleeping = sleeping();
    try {
      var id = ProcessId.of(sleeping.toHandle());

      assertThat(new ProcessId(id.pid(), id.start().minusSeconds(10)).find()).isEmpty();
      assertThat(new ProcessId(id.pid(), id.start().plusMillis(500)).find()).isPresent();
    } finally {
      sleeping.destroyForcibly();
    }
  }

  @Test
  void takes_a_dead_process_that_nobody_collected_for_dead() throws Exception {
    // The shell becomes a sleep that never asks how its own child ended.
    Process careless =
        new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
    try (var out = careless.inputReader()) {
      long pid = Long.parseLong(out.readLine());
      var id = ProcessId.of(ProcessHandle.of(pid).orElseThrow());
      id.find().orElseThrow().destroyForcibly();

      assertThat(id.awaitEnd(Duration.ofSeconds(20))).isTrue();
    } finally {
      careless.destroyForcibly();
    }
  }

  private static Process sleeping() throws IOException {
    return new ProcessBuilder("sleep", "600").start();
  }
}
