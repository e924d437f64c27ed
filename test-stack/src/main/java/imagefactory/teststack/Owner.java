package imagefactory.teststack;

import imagefactory.stack.ProcessId;
import java.util.Optional;

/// Who owns the servers: the build that started this test JVM.
final class Owner {

  private Owner() {}

  /// The nearest Java process above us is Maven (a shell may stand between); without one, an editor
  /// started us, and the process right above is as near as we can say.
  static ProcessId ofThisJvm() {
    ProcessHandle self = ProcessHandle.current();
    for (var above = self.parent(); above.isPresent(); above = above.get().parent()) {
      if (isJava(above.get())) {
        return ProcessId.of(above.get());
      }
    }
    return ProcessId.of(self.parent().orElse(self));
  }

  private static boolean isJava(ProcessHandle process) {
    Optional<String> command = process.info().command();
    return command.filter(path -> path.endsWith("/java")).isPresent();
  }
}
