package imagefactory.local;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.local.run.ExitCode;
import imagefactory.local.supervise.Daemon;
import imagefactory.local.supervise.Memory;
import imagefactory.local.supervise.StackFailed;
import imagefactory.local.supervise.StackState;
import imagefactory.local.supervise.StackState.ChildState;
import imagefactory.local.supervise.StackState.Phase;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// `up`, `down` and `status`.
final class StackCommands {

  private final Home home;
  private final PrintStream out;
  private final Daemon daemon;

  StackCommands(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
    this.daemon = new Daemon(home, out);
  }

  ExitCode up(boolean detach) throws StackFailed, IOException, InterruptedException {
    if (detach) {
      daemon.up();
      printDoors();
      return ExitCode.COMPLETED;
    }
    var interrupt = OnInterrupt.run(this::stopAfterInterrupt);
    try {
      daemon.up();
      printDoors();
      out.println("Ctrl-C stops it.");
      daemon.awaitEnd();
    } catch (StackFailed e) {
      // Refused because it was up already, or it ended by itself: not ours to stop.
      interrupt.forget();
      throw e;
    }
    interrupt.forget();
    return ExitCode.COMPLETED;
  }

  ExitCode down() throws StackFailed, IOException, InterruptedException {
    if (daemon.down(true)) {
      out.println("The stack has stopped; its data stays in " + home.folder());
    } else {
      out.println("The stack was not up.");
    }
    return ExitCode.COMPLETED;
  }

  ExitCode status() throws IOException, InterruptedException {
    var state = StackState.alive(home.running());
    if (state.isEmpty()) {
      out.println("The stack is not up. Start it with ./factory up");
      return ExitCode.STACK_FAILED;
    }
    out.printf(
        "%s (supervisor: process %d, home: %s)%n%n",
        state.get().phase().name().toLowerCase(Locale.ROOT),
        state.get().supervisor().pid(),
        home.folder());
    out.printf("%-16s %-11s %6s %8s %9s %9s%n", "", "state", "port", "process", "up", "memory");
    for (ChildState child : state.get().children()) {
      printChild(child);
    }
    if (state.get().phase() == Phase.READY) {
      printDoors();
    }
    out.println("Logs: " + home.logs());
    boolean well =
        state.get().phase() == Phase.READY
            && state.get().children().stream()
                .allMatch(child -> child.health() == ChildState.Health.READY);
    return well ? ExitCode.COMPLETED : ExitCode.STACK_FAILED;
  }

  Daemon daemon() {
    return daemon;
  }

  private void printChild(ChildState child) throws InterruptedException {
    var process = child.process();
    String restarts = child.restarts() == 0 ? "" : "  restarted " + child.restarts() + " ×";
    out.printf(
        "%-16s %-11s %6d %8s %9s %9s%s%n",
        child.member().title(),
        child.health().name().toLowerCase(Locale.ROOT),
        home.port(child.member()),
        process == null ? "-" : Long.toString(process.pid()),
        process == null ? "-" : age(Duration.between(process.start(), Instant.now())),
        process == null ? "-" : Memory.of(process.pid()),
        restarts);
  }

  private void printDoors() {
    out.println();
    out.println("Console and history  " + home.url(Member.HISTORY) + "/");
    out.println("Jobs                 " + home.url(Member.JOB) + "/api/v1/jobs");
    out.println("Images               " + home.url(Member.IMAGE) + "/api/v1/images");
    out.println("Verdicts             " + home.url(Member.QC) + "/api/v1/verdicts");
    out.println("Kafka                127.0.0.1:" + home.port(Member.KAFKA));
    out.println("PostgreSQL           127.0.0.1:" + home.port(Member.POSTGRES) + "/factory");
  }

  private void stopAfterInterrupt() throws StackFailed, IOException, InterruptedException {
    out.println();
    out.println("Stopping …");
    daemon.down(false);
    out.println("Stopped.");
  }

  static String age(Duration age) {
    if (age.toHours() > 0) {
      return "%d h %02d".formatted(age.toHours(), age.toMinutesPart());
    }
    return age.toMinutes() > 0
        ? "%d min %02d".formatted(age.toMinutes(), age.toSecondsPart())
        : "%d s".formatted(Math.max(0, age.toSeconds()));
  }
}
