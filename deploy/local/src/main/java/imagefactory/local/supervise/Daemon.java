package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.local.supervise.StackState.Phase;
import imagefactory.stack.ProcessId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The command line's hold on the supervisor: starts it as a process of its own, waits for it, asks
/// it to end.
public final class Daemon {

  private static final Duration TO_START = Duration.ofMinutes(4);
  private static final Duration TO_STOP = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(100);

  /// Job control gives the supervisor a process group of its own, so that an interrupt from the
  /// keyboard reaches the command line alone and the stack can be stopped in order.
  private static final String IN_ITS_OWN_GROUP =
      "set -m; log=$1; shift; \"$@\" >>\"$log\" 2>&1 </dev/null & echo $!";

  private final Home home;
  private final PrintStream out;

  public Daemon(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  /// True if nothing runs, or if what runs is about to end.
  public boolean isDown() throws IOException {
    var state = StackState.alive(home.running());
    return state.isEmpty()
        || switch (state.get().phase()) {
          case STARTING, READY -> false;
          case STOPPING, STOPPED, FAILED -> true;
        };
  }

  /// True if this call started the stack, false if it was up already.
  public boolean ensureUp() throws StackFailed, IOException, InterruptedException {
    var state = StackState.alive(home.running());
    if (state.isPresent() && state.get().phase() == Phase.READY) {
      return false;
    }
    if (state.isPresent() && state.get().phase() == Phase.STARTING) {
      awaitReady(state.get().supervisor());
      return false;
    }
    start(state);
    return true;
  }

  /// Starts the stack and refuses if it is up already.
  public void up() throws StackFailed, IOException, InterruptedException {
    var state = StackState.alive(home.running());
    if (state.isPresent() && !isDown()) {
      throw new StackFailed(
          "The stack is up already (supervisor: process %d, home: %s). See ./factory status; end it with ./factory down."
              .formatted(state.get().supervisor().pid(), home.folder()));
    }
    start(state);
  }

  /// Stops the stack if it is up; true if it was. `entirely` also waits until the supervisor has
  /// prepared the next start.
  public boolean down(boolean entirely) throws StackFailed, IOException, InterruptedException {
    var state = StackState.alive(home.running());
    if (state.isEmpty()) {
      return false;
    }
    var supervisor = state.get().supervisor();
    supervisor.find().ifPresent(ProcessHandle::destroy);
    var deadline = Instant.now().plus(TO_STOP);
    while (!supervisor.awaitEnd(GLANCE) && (entirely || !stopped())) {
      if (Instant.now().isAfter(deadline)) {
        throw new StackFailed(
            "The stack did not stop within %d s; its supervisor is process %d, its log: %s"
                .formatted(TO_STOP.toSeconds(), supervisor.pid(), home.supervisorLog()));
      }
    }
    return true;
  }

  /// Waits for the supervisor's end, however long that takes.
  public void awaitEnd() throws IOException, InterruptedException {
    var state = StackState.alive(home.running());
    var lines = new Follower(home.supervisorLog(), out);
    while (state.isPresent() && !state.get().supervisor().awaitEnd(GLANCE)) {
      lines.print();
    }
    lines.print();
  }

  private boolean stopped() throws IOException {
    return StackState.alive(home.running())
        .map(state -> state.phase() == Phase.STOPPED || state.phase() == Phase.FAILED)
        .orElse(true);
  }

  private void start(Optional<StackState> ending)
      throws StackFailed, IOException, InterruptedException {
    if (ending.isPresent()) {
      out.println("Waiting until the supervisor before this one has ended …");
      ending.get().supervisor().awaitEnd(TO_STOP);
    }
    for (Member service : Member.services()) {
      if (!Files.exists(home.jar(service))) {
        throw new StackFailed(
            "Expected %s; build it with ./factory or mvn package.".formatted(home.jar(service)));
      }
    }
    awaitReady(spawn());
  }

  private ProcessId spawn() throws StackFailed, IOException, InterruptedException {
    Path log = LogFile.rotated(home.supervisorLog());
    var command =
        new ArrayList<>(List.of("bash", "-c", IN_ITS_OWN_GROUP, "supervisor", log.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // The JDK keeps this archive by itself, and makes it anew when the jar has changed.
    Path archive = Files.createDirectories(home.cache()).resolve("supervisor.jsa");
    command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive));
    command.addAll(List.of("-Xlog:disable", "-cp", System.getProperty("java.class.path")));
    command.add(SupervisorMain.class.getName());
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("FACTORY_ROOT", home.repository().toString());
    builder.environment().put("FACTORY_HOME", home.folder().toString());
    builder.environment().put("FACTORY_PORT_OFFSET", Integer.toString(home.portOffset()));
    var shell = builder.start();
    try (var reader = shell.inputReader()) {
      String pid = reader.readLine();
      shell.waitFor();
      return Optional.ofNullable(pid)
          .flatMap(number -> ProcessHandle.of(Long.parseLong(number)))
          .map(ProcessId::of)
          .orElseThrow(() -> new StackFailed("The supervisor did not start; its log: " + log));
    }
  }

  private void awaitReady(ProcessId supervisor)
      throws StackFailed, IOException, InterruptedException {
    var lines = new Follower(home.supervisorLog(), out);
    var deadline = Instant.now().plus(TO_START);
    while (true) {
      var state = StackState.read(home.running()).filter(s -> s.supervisor().isSameAs(supervisor));
      if (state.isPresent() && state.get().phase() == Phase.FAILED) {
        supervisor.awaitEnd(TO_STOP);
        throw new StackFailed(
            Optional.ofNullable(state.get().message()).orElse("The stack did not start."));
      }
      lines.print();
      if (state.isPresent() && state.get().phase() == Phase.READY) {
        return;
      }
      if (supervisor.awaitEnd(GLANCE)) {
        throw new StackFailed("The supervisor ended; its log: " + home.supervisorLog());
      }
      if (Instant.now().isAfter(deadline)) {
        throw new StackFailed(
            "The stack was not ready within %d s; its logs: %s"
                .formatted(TO_START.toSeconds(), home.logs()));
      }
    }
  }
}
