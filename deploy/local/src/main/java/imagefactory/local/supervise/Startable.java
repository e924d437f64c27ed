package imagefactory.local.supervise;

import imagefactory.local.home.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Something that can be started again and again: a server or a service.
interface Startable {

  Member member();

  Path log();

  /// Returns when it is ready; the process is told as soon as there is one.
  Running start(Consumer<Process> born) throws IOException, InterruptedException;

  /// Ends what a killed supervisor left behind, after its processes were asked to end.
  default void sweep() throws IOException, InterruptedException {}

  /// A process with its own way to end it well.
  record Running(Process process, Stop stop) {}

  /// Ends the process; returns when it has ended.
  interface Stop {
    void now() throws IOException;
  }
}
