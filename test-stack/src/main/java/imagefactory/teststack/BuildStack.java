package imagefactory.teststack;

import imagefactory.stack.EmbeddedPostgres;
import imagefactory.stack.Folders;
import imagefactory.stack.ProcessId;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds the servers of this build, or starts them. A file lock makes one of several test JVMs the
/// first.
record BuildStack(Servers.Address servers, Path folder) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static BuildStack get() throws IOException, InterruptedException {
    Path all = Files.createDirectories(all());
    var owner = Owner.ofThisJvm();
    Path folder = all.resolve(folderName(owner));
    try (var channel =
            FileChannel.open(
                all.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      Optional<KeptStack> kept = KeptStack.read(folder);
      if (kept.isEmpty()) {
        sweep(all);
        kept = Optional.of(start(owner, Files.createDirectories(folder)));
      }
      return new BuildStack(kept.get().address(), folder);
    }
  }

  /// Where PostgreSQL's programs are unpacked, once for all builds.
  static Path programs() {
    return all().resolve("programs");
  }

  private static Path all() {
    return root().resolve("target").resolve("test-stack");
  }

  /// The folder of the whole build; the build says it, and otherwise the topmost pom above us.
  private static Path root() {
    String told = System.getProperty("factory.root");
    if (told != null) {
      return Path.of(told);
    }
    Path top = Path.of("").toAbsolutePath();
    for (Path up = top; up != null; up = up.getParent()) {
      if (Files.exists(up.resolve("pom.xml"))) {
        top = up;
      }
    }
    return top;
  }

  private static String folderName(ProcessId owner) {
    return "%d-%d".formatted(owner.pid(), owner.start().toEpochMilli());
  }

  private static KeptStack start(ProcessId owner, Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolve("keeper.log");
    var keeper =
        new ProcessBuilder(command(owner, folder))
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      var kept = KeptStack.read(folder);
      if (kept.isPresent()) {
        return kept.get();
      }
      if (keeper.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException("the keeper of the test stack ended while it started; see " + log);
      }
    }
    keeper.destroy();
    throw new IOException(
        "the test stack was not ready within %s; see %s".formatted(PATIENCE, log));
  }

  static List<String> command(ProcessId owner, Path folder) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (String property :
        List.of("stack", ContainerServers.POSTGRES_IMAGE, ContainerServers.KAFKA_IMAGE)) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D%s=%s".formatted(property, value));
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Keeper.class.getName()));
    command.addAll(
        List.of(Long.toString(owner.pid()), owner.start().toString(), folder.toString()));
    return command;
  }

  /// Removes what builds left that are no more, even where their keeper was killed.
  private static void sweep(Path all) throws IOException, InterruptedException {
    for (Path folder : folders(all)) {
      var parts = folder.getFileName().toString().split("-", 2);
      var owner =
          new ProcessId(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
      if (owner.find().isEmpty() && KeptStack.read(folder).isEmpty()) {
        EmbeddedPostgres.end(folder.resolve("postgres"), programs());
        Folders.delete(folder);
      }
    }
  }

  private static List<Path> folders(Path all) throws IOException {
    try (Stream<Path> entries = Files.list(all)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("[0-9]+-[0-9]+"))
          .toList();
    }
  }
}
