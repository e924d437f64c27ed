package imagefactory.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/// `KafkaMain <folder> <port> <ready file>`: the broker as a process of its own, until it is asked
/// to end. Its process id in the ready file says that it takes requests.
public final class KafkaMain {

  private KafkaMain() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
      System.err.println("expected: KafkaMain <folder> <port> <ready file>");
      System.exit(2);
    }
    var kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
    Files.writeString(Path.of(arguments[2]), Long.toString(ProcessHandle.current().pid()));
    endWithStarter();
  }

  /// A broker whose starter was killed would hold its port and its folder for ever.
  private static void endWithStarter() throws InterruptedException {
    var starter = ProcessHandle.current().parent();
    if (starter.isPresent()) {
      ProcessId.of(starter.get()).awaitEnd();
    }
    System.exit(0);
  }
}
