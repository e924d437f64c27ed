package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.local.supervise.StackState.ChildState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The real servers and fake services in a folder, on ports of their own.
final class FakeHouse {

  private final Home home;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private FakeHouse(Home home) {
    this.home = home;
  }

  static FakeHouse in(Path folder) throws IOException {
    var home = new Home(folder.resolve("repository"), folder.resolve("home"), freeOffset());
    for (Member service : Member.services()) {
      FakeService.pack(home.jar(service));
    }
    return new FakeHouse(home);
  }

  /// So that all of the stack's ports are free, and lie below those of outgoing connections.
  static int freeOffset() {
    return RandomGenerator.getDefault()
        .ints(1_000, 13_000)
        .filter(o -> Arrays.stream(Member.values()).allMatch(m -> PortOwner.free(m.port() + o)))
        .findFirst()
        .orElseThrow();
  }

  Home home() {
    return home;
  }

  Daemon daemon() {
    return new Daemon(home, new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  String written() {
    return written.toString(StandardCharsets.UTF_8);
  }

  ChildState child(Member member) throws IOException {
    return StackState.read(home.running()).orElseThrow().children().stream()
        .filter(child -> child.member() == member)
        .findFirst()
        .orElseThrow();
  }

  ProcessHandle process(Member member) throws IOException {
    var id = child(member).process();
    if (id == null) {
      throw new IOException(member + " does not run");
    }
    return id.find().orElseThrow();
  }
}
