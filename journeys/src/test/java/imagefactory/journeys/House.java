package imagefactory.journeys;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.local.supervise.StackState;
import imagefactory.local.supervise.StackState.ChildState;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The whole stack in a folder of its own, up once for all stories, as a user would have it.
final class House implements AutoCloseable {
  /// Up to it all ports lie below those that Linux gives to outgoing connections.
  private static final int HIGHEST_OFFSET = 13_000;

  private final Home home;

  private House(Home home) {
    this.home = home;
  }

  /// Hands the house to stories that ask for it, and takes it down after the last one.
  static final class Guest implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == House.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(House.class, _ -> House.open(), House.class);
    }
  }

  private static House open() {
    try {
      Path repository = Path.of(System.getProperty("factory.root")).toAbsolutePath();
      Path folder = Files.createTempDirectory("journeys");
      var house =
          new House(
              Home.of(
                  Map.of(
                      "FACTORY_ROOT", repository.toString(),
                      "FACTORY_HOME", folder.toString(),
                      "FACTORY_PORT_OFFSET", Integer.toString(freeOffset()))));
      house.command("up", "--detach");
      return house;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One at which all ports of the house are free now.
  private static int freeOffset() throws IOException {
    for (int tries = 0; tries < 50; tries++) {
      int offset = ThreadLocalRandom.current().nextInt(1_000, HIGHEST_OFFSET);
      if (allFree(offset)) {
        return offset;
      }
    }
    throw new IOException("found no port offset at which all ports are free");
  }

  private static boolean allFree(int offset) {
    for (Member member : Member.values()) {
      try (var probe =
          new ServerSocket(member.port() + offset, 1, InetAddress.getLoopbackAddress())) {
        probe.setReuseAddress(true);
      } catch (IOException _) {
        return false;
      }
    }
    return true;
  }

  /// As `./factory …` does, without building again; answers what it printed.
  String command(String... words) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "imagefactory.local.Factory"));
    line.addAll(List.of(words));
    try {
      Path said = Files.createTempFile(home.folder(), "command", ".txt");
      var builder = new ProcessBuilder(line).redirectErrorStream(true);
      builder.redirectOutput(said.toFile());
      builder.redirectInput(new File("/dev/null"));
      builder
          .environment()
          .putAll(
              Map.of(
                  "FACTORY_ROOT", home.repository().toString(),
                  "FACTORY_HOME", home.folder().toString(),
                  "FACTORY_PORT_OFFSET", Integer.toString(home.portOffset()),
                  "FACTORY_RETENTION_RULES", "nightly:completed=1d"));
      int code = builder.start().waitFor();
      String text = Files.readString(said);
      if (code != 0) {
        throw new AssertionError("factory %s ended with %d: %s".formatted(words[0], code, text));
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Doors doors() {
    return new Doors(home);
  }

  String url(Member member) {
    return home.url(member);
  }

  String bootstrapServers() {
    return "127.0.0.1:" + home.port(Member.KAFKA);
  }

  Path store() {
    return home.store();
  }

  /// As a crash would: at once, without a word.
  void kill(Member member) {
    var known = child(member).process();
    ProcessHandle process =
        Optional.ofNullable(known)
            .flatMap(each -> each.find())
            .orElseThrow(() -> new AssertionError(member.title() + " does not run"));
    if (!process.destroyForcibly()) {
      throw new AssertionError("could not kill " + member.title());
    }
    process.onExit().join();
  }

  int restarts(Member member) {
    return child(member).restarts();
  }

  private ChildState child(Member member) {
    try {
      return StackState.alive(home.running()).orElseThrow().children().stream()
          .filter(each -> each.member() == member)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    command("down");
  }
}
