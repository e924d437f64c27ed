package imagefactory.teststack;

import imagefactory.stack.ProcessId;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// What the keeper tells the test JVMs in a file.
record KeptStack(Servers.Address address, ProcessId keeper) {

  static final String FILE = "address.properties";

  static KeptStack of(Servers.Address address, ProcessId keeper) {
    return new KeptStack(address, keeper);
  }

  /// Nothing if there is no file, or if its keeper is no more.
  static Optional<KeptStack> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var lines = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      lines.load(in);
    }
    var kept =
        new KeptStack(
            new Servers.Address(
                lines.getProperty("postgres"),
                lines.getProperty("adminPassword"),
                lines.getProperty("kafka")),
            new ProcessId(
                Long.parseLong(lines.getProperty("keeperPid")),
                Instant.parse(lines.getProperty("keeperStart"))));
    return kept.keeper().find().map(alive -> kept);
  }

  void write(Writer out) throws IOException {
    var lines = new Properties();
    lines.setProperty("postgres", address.postgres());
    lines.setProperty("adminPassword", address.adminPassword());
    lines.setProperty("kafka", address.kafka());
    lines.setProperty("keeperPid", Long.toString(keeper.pid()));
    lines.setProperty("keeperStart", keeper.start().toString());
    lines.store(out, null);
  }
}
