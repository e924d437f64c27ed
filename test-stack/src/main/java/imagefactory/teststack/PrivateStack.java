package imagefactory.teststack;

import imagefactory.stack.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Servers of a test's own, which it may stop, kill and start again without disturbing others. They
/// come back on the same ports with the same data.
public final class PrivateStack implements AutoCloseable {

  private final EmbeddedServers servers;
  private final Stack stack;
  private final Path folder;

  private PrivateStack(EmbeddedServers servers, Stack stack, Path folder) {
    this.servers = servers;
    this.stack = stack;
    this.folder = folder;
  }

  /// `folder` is the test's own and is emptied at the end, except for the logs.
  public static PrivateStack start(Path folder)
      throws IOException, InterruptedException, SQLException {
    var servers = EmbeddedServers.start(folder, BuildStack.programs());
    try {
      return new PrivateStack(
          servers, StackOfJvm.make("private", servers.address(), folder), folder);
    } catch (IOException | SQLException | RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  public Stack stack() {
    return stack;
  }

  public void stopPostgres() throws IOException {
    servers.postgres().close();
  }

  public void killPostgres() throws InterruptedException {
    servers.postgres().process().destroyForcibly().waitFor();
  }

  public void startPostgres() throws IOException, InterruptedException {
    servers.startPostgres();
  }

  public void stopKafka() {
    servers.kafka().close();
  }

  public void killKafka() throws InterruptedException {
    servers.kafka().process().destroyForcibly().waitFor();
  }

  public void startKafka() throws IOException, InterruptedException {
    servers.startKafka();
  }

  @Override
  public void close() throws IOException {
    servers.close();
    Folders.delete(folder.resolve("postgres"));
    Folders.delete(folder.resolve("kafka"));
  }
}
