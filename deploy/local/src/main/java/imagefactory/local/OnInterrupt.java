package imagefactory.local;

import java.io.PrintStream;

/// What happens on Ctrl-C: once, and to its end, before the command line ends.
final class OnInterrupt {

  /// Something that may fail like any command.
  interface Action {
    void run() throws Exception;
  }

  private final Thread hook;

  private OnInterrupt(Thread hook) {
    this.hook = hook;
  }

  static OnInterrupt run(Action action) {
    return run(action, System.err);
  }

  static OnInterrupt run(Action action, PrintStream err) {
    var hook = new Thread(() -> reporting(action, err), "on-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return new OnInterrupt(hook);
  }

  /// The command ended in its own way.
  void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The interrupt came first: then it does what there is to do, and the JVM waits for it.
    }
  }

  private static void reporting(Action action, PrintStream err) {
    try {
      action.run();
    } catch (Exception e) {
      err.println(e.getMessage());
    }
  }
}
