package imagefactory.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real PostgreSQL server as a child of this process; its data stays when it ends.
public final class EmbeddedPostgres implements AutoCloseable {

  /// The role that owns everything; only [Provision] uses it.
  public static final String ADMIN = "postgres";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int STATUS_LINE = 7;

  /// What a crash may cost. FORGETFUL is for tests: their data survives the death of the server,
  /// not that of the machine.
  public enum Safety {
    DURABLE,
    FORGETFUL;

    List<String> settings() {
      return switch (this) {
        case DURABLE -> List.of();
        case FORGETFUL -> List.of("fsync=off", "full_page_writes=off");
      };
    }
  }

  /// `programs` is where the server is unpacked, `port` 0 means any free one, `password` is
  /// ADMIN's.
  public record Settings(
      Path data, Path programs, Path log, int port, String password, Safety safety) {

    public Settings onPort(int other) {
      return new Settings(data, programs, log, other, password, safety);
    }
  }

  private final Settings settings;
  private final PostgresPrograms programs;
  private final Process server;

  private EmbeddedPostgres(Settings settings, PostgresPrograms programs, Process server) {
    this.settings = settings;
    this.programs = programs;
    this.server = server;
  }

  /// Returns when the server takes connections.
  public static EmbeddedPostgres start(Settings wanted) throws IOException, InterruptedException {
    var settings = wanted.port() == 0 ? wanted.onPort(Ports.free()) : wanted;
    var programs = PostgresPrograms.in(settings.programs(), settings.data());
    if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
      create(settings, programs);
    }
    var server =
        programs
            .command("postgres", arguments(settings))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
            .start();
    var postgres = new EmbeddedPostgres(settings, programs, server);
    try {
      postgres.awaitReady();
      return postgres;
    } catch (IOException | InterruptedException e) {
      server.destroyForcibly();
      throw e;
    }
  }

  /// Ends a server that another process left behind on this folder; true if there was one.
  public static boolean end(Path data, Path programs) throws IOException, InterruptedException {
    return Files.exists(data.resolve("postmaster.pid"))
        && stop(PostgresPrograms.in(programs, data), data, "immediate") == 0;
  }

  public int port() {
    return settings.port();
  }

  public String address() {
    return "127.0.0.1:" + settings.port();
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s/%s".formatted(address(), database);
  }

  public Process process() {
    return server;
  }

  /// Fast shutdown: sessions are cut off, everything committed is on disk.
  @Override
  public void close() throws IOException {
    try {
      if (server.isAlive()
          && (stop(programs, settings.data(), "fast") != 0 || !server.waitFor(PATIENCE))) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      server.destroyForcibly();
    }
  }

  private static void create(Settings settings, PostgresPrograms programs)
      throws IOException, InterruptedException {
    // initdb takes the password from a file only: a pipe that both accounts can read.
    var arguments =
        List.of(
            "--pgdata=" + settings.data(),
            "--username=" + ADMIN,
            "--auth=scram-sha-256",
            "--pwfile=/dev/stdin",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    var initdb =
        programs
            .command("initdb", arguments)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
            .start();
    try (var in = initdb.outputWriter(StandardCharsets.UTF_8)) {
      in.write(settings.password() + "\n");
    }
    if (initdb.waitFor() != 0) {
      throw new IOException("PostgreSQL could not make its data folder; see " + settings.log());
    }
  }

  private static List<String> arguments(Settings settings) {
    var values =
        new ArrayList<>(
            List.of(
                "port=" + settings.port(),
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "shared_buffers=128MB",
                "max_connections=200",
                "jit=off",
                "log_line_prefix=%m [%p] %q%u@%d "));
    values.addAll(settings.safety().settings());
    var arguments = new ArrayList<>(List.of("-D", settings.data().toString()));
    values.forEach(value -> arguments.addAll(List.of("-c", value)));
    return arguments;
  }

  private void awaitReady() throws IOException, InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (!ready()) {
      if (server.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException("PostgreSQL ended while it started; see " + settings.log());
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IOException(
            "PostgreSQL was not ready within %s; see %s".formatted(PATIENCE, settings.log()));
      }
    }
  }

  /// The server writes its state into this file; pg_ctl reads it the same way.
  private boolean ready() throws IOException {
    Path file = settings.data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() > STATUS_LINE
        && lines.getFirst().strip().equals(Long.toString(server.pid()))
        && lines.get(STATUS_LINE).strip().equals("ready");
  }

  private static int stop(PostgresPrograms programs, Path data, String mode)
      throws IOException, InterruptedException {
    return programs
        .command("pg_ctl", List.of("stop", "-w", "-t", "30", "-m", mode, "-D", data.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
