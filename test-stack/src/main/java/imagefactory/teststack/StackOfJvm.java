package imagefactory.teststack;

import imagefactory.stack.Provision;
import imagefactory.stack.Topics;
import imagefactory.stack.TopicsOnBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

/// One stack for each JVM. Quarkus loads a test's classes more than once, so statics would give
/// more than one: the JVM's own properties hold it.
final class StackOfJvm {

  private static final String PREFIX = "imagefactory.stack.";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private StackOfJvm() {}

  static Stack get() {
    Properties jvm = System.getProperties();
    synchronized (jvm) {
      if (jvm.getProperty(PREFIX + "FACTORY_DB") == null) {
        fresh().environment().forEach((name, value) -> jvm.setProperty(PREFIX + name, value));
      }
      return Stack.of(name -> jvm.getProperty(PREFIX + name, ""));
    }
  }

  private static Stack fresh() {
    String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    try {
      var build = BuildStack.get();
      return make(name, build.servers(), build.folder().resolve(name));
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the test stack did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the test stack started", e);
    }
  }

  /// A database, topics and folders of their own on these servers.
  static Stack make(String name, Servers.Address servers, Path folder)
      throws IOException, SQLException {
    var stack =
        new Stack(
            servers.kafka(),
            name + "-",
            servers.postgres() + "/" + name,
            "owner",
            "app",
            Files.createDirectories(folder.resolve("store")),
            Files.createDirectories(folder.resolve("logs")));
    // Roles belong to the server, not to the database: all tests share their passwords.
    new Provision(servers.postgres(), servers.adminPassword())
        .database(name, role -> role.endsWith("_owner") ? "owner" : "app");
    new TopicsOnBroker(servers.kafka(), stack.topicPrefix(), PATIENCE)
        .bringIntoLine(Topics.declared());
    return stack;
  }
}
