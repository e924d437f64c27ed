package imagefactory.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {

  @Test
  void names_the_program_that_listens() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortOwner.free(taken.getLocalPort())).isFalse();
      assertThat(PortOwner.of(taken.getLocalPort()))
          .contains("java (process %d)".formatted(ProcessHandle.current().pid()));
    }
  }

  @Test
  void finds_only_sockets_that_listen_on_that_port() {
    String table =
        """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1
           1: 0100007F:1F91 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 222 1
           2: 0100007F:1F92 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1
        """;

    assertThat(PortOwner.listening(table, 8081)).containsExactly("111");
  }
}
