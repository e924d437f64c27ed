package imagefactory.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.local.home.Member;
import imagefactory.local.home.Secrets;
import imagefactory.local.supervise.StackState.ChildState.Health;
import imagefactory.local.supervise.StackState.Phase;
import imagefactory.stack.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class DaemonTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private FakeHouse house;

  @BeforeEach
  void build() throws IOException {
    house = FakeHouse.in(folder);
  }

  @AfterEach
  void leave_nothing_behind() throws Exception {
    house.daemon().down(true);
  }

  @Test
  void keeps_the_whole_stack_up_until_it_is_asked_to_end() throws Exception {
    house.daemon().up();
    var processes = processes();

    assertThat(house.written()).contains("postgres is ready after", "history-service is ready");
    assertThatThrownBy(() -> house.daemon().up())
        .isInstanceOf(StackFailed.class)
        .hasMessageContaining("The stack is up already");
    assertThat(house.daemon().ensureUp()).isFalse();

    process(Member.IMAGE).destroyForcibly();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() ->
            house.child(Member.IMAGE).restarts() == 1 && health(Member.IMAGE) == Health.READY);
    assertThat(Files.readString(house.home().supervisorLog()))
        .contains("image-service ended with 137; starting it again in 1 s; its log: ")
        .contains(house.home().log(Member.IMAGE).toString());

    process(Member.POSTGRES).destroyForcibly();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() ->
            house.child(Member.POSTGRES).restarts() == 1
                && health(Member.POSTGRES) == Health.READY);

    var now = processes();
    assertThat(house.daemon().down(true)).isTrue();
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(now).noneMatch(ProcessHandle::isAlive);
    assertThat(house.daemon().down(true)).isFalse();
  }

  @Test
  void ends_what_a_killed_supervisor_left_and_keeps_the_data() throws Exception {
    house.daemon().up();
    execute("create table job.kept (id int)");
    var orphans = processes();
    var supervisor = StackState.alive(house.home().running()).orElseThrow().supervisor();
    supervisor.find().orElseThrow().destroyForcibly();
    supervisor.awaitEnd();
    assertThat(orphans).anyMatch(ProcessHandle::isAlive);

    house.daemon().up();

    assertThat(orphans).noneMatch(ProcessHandle::isAlive);
    execute("select * from job.kept");
    assertThat(Files.readString(house.home().supervisorLog()))
        .contains("was left behind by a supervisor that was killed");
  }

  @Test
  void says_in_one_sentence_who_has_a_port() throws Exception {
    int port = house.home().port(Member.QC);
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> house.daemon().up())
          .hasMessage(
              "Port %d, which qc-service needs, is in use by java (process %d); end that, or shift all ports with FACTORY_PORT_OFFSET=100."
                  .formatted(taken.getLocalPort(), ProcessHandle.current().pid()));
    }
    assertThat(StackState.alive(house.home().running())).isEmpty();
  }

  @Test
  void shows_why_a_service_did_not_start_and_stops_the_others() throws Exception {
    FakeService.pack(house.home().jar(Member.HISTORY), "imagefactory.Nothing");

    assertThatThrownBy(() -> house.daemon().up())
        .isInstanceOf(StackFailed.class)
        .hasMessageContaining("history-service did not start: ended with 1")
        .hasMessageContaining(house.home().log(Member.HISTORY).toString())
        .hasMessageContaining("ClassNotFoundException: imagefactory.Nothing");

    var state = StackState.read(house.home().running()).orElseThrow();
    assertThat(state.phase()).isEqualTo(Phase.FAILED);
    assertThat(state.children()).allMatch(child -> child.health() == Health.STOPPED);
    assertThat(Arrays.stream(Member.values()))
        .allMatch(member -> PortOwner.free(house.home().port(member)));
  }

  private Health health(Member member) throws IOException {
    return house.child(member).health();
  }

  private ProcessHandle process(Member member) throws IOException {
    return house.process(member);
  }

  private List<ProcessHandle> processes() throws IOException {
    var processes = new java.util.ArrayList<ProcessHandle>();
    for (Member member : Member.values()) {
      processes.add(process(member));
    }
    return processes;
  }

  private void execute(String sql) throws IOException, SQLException {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/factory".formatted(house.home().port(Member.POSTGRES));
    String password = Secrets.in(house.home().secrets()).of("job_owner");
    try (var connection = Login.to(url).as("job_owner", password);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
