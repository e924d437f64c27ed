package imagefactory.teststack;

import imagefactory.stack.Folders;
import imagefactory.stack.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/// `Keeper <owner's pid> <owner's start> <folder>`: holds the servers of one build in a process of
/// its own and ends when the owner, the build, has ended in whatever way.
final class Keeper {

  private Keeper() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
      System.err.println("expected: Keeper <owner's pid> <owner's start> <folder>");
      System.exit(2);
    }
    var owner = new ProcessId(Long.parseLong(arguments[0]), Instant.parse(arguments[1]));
    Path folder = Path.of(arguments[2]);
    if (owner.find().isEmpty()) {
      return;
    }
    var servers = start(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers, folder), "stop-servers"));
    publish(servers.address(), folder);
    owner.awaitEnd();
    System.exit(0);
  }

  private static Servers start(Path folder) throws IOException, InterruptedException {
    String face = System.getProperty("stack", "embedded");
    return switch (face) {
      case "embedded" -> EmbeddedServers.start(folder, folder.resolveSibling("programs"));
      case "containers" -> ContainerServers.start();
      default ->
          throw new IllegalArgumentException(
              "-Dstack: expected embedded or containers, but found " + face);
    };
  }

  /// Other processes must see all of it or nothing.
  private static void publish(Servers.Address address, Path folder) throws IOException {
    Path partial = folder.resolve("address.partial");
    try (var out = Files.newBufferedWriter(partial)) {
      KeptStack.of(address, ProcessId.current()).write(out);
    }
    Files.move(partial, folder.resolve(KeptStack.FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /// The logs stay until the next build, for someone may want to know why this one failed.
  private static void stop(Servers servers, Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(KeptStack.FILE));
      servers.close();
      Folders.delete(folder.resolve("postgres"));
      Folders.delete(folder.resolve("kafka"));
    } catch (IOException e) {
      throw new UncheckedIOException("the servers did not end cleanly", e);
    }
  }
}
