package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.local.supervise.StackState.ChildState;
import imagefactory.local.supervise.Supervisor.Parts;
import imagefactory.stack.ProcessId;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// Ends the children of a supervisor that was killed. They are known by process id and start, which
/// no other process can have; a name would hit someone else's.
record Orphans(Home home, Parts parts) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  void end(Consumer<String> line) throws IOException, InterruptedException {
    var left = StackState.read(home.running());
    if (left.isEmpty()) {
      return;
    }
    for (ChildState child : left.get().children().reversed()) {
      if (child.process() != null) {
        end(child.process(), child.member(), line);
      }
    }
    for (Startable server : parts.servers()) {
      server.sweep();
    }
    StackState.forget(home.running());
  }

  private static void end(ProcessId process, Member member, Consumer<String> line)
      throws InterruptedException {
    var found = process.find();
    if (found.isPresent()) {
      line.accept(
          "%s (process %d) was left behind by a supervisor that was killed; ending it"
              .formatted(member.title(), process.pid()));
      found.get().destroy();
      if (!process.awaitEnd(PATIENCE)) {
        found.get().destroyForcibly();
        process.awaitEnd(PATIENCE);
      }
    }
  }
}
