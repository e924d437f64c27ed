package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.local.home.Secrets;
import imagefactory.stack.Provision;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One of the four services: a jar, its environment, and a door that says when it is ready.
record ServiceProcess(Home home, Member member, Secrets secrets, AotCache cache)
    implements Startable {

  /// A small first heap keeps an idle service small: the default is a part of the machine's memory.
  static final List<String> FLAGS =
      List.of("-Xms64m", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// A recorded run writes down what it saw before it ends.
  private static final Duration TO_END = Duration.ofMinutes(1);

  private static final int CALL_MILLIS = 2_000;
  private static final int HTTP_OK = 200;

  AotCache.Program program() {
    return new AotCache.Program(member.title(), List.of(home.jar(member)), FLAGS);
  }

  @Override
  public Path log() {
    return home.log(member);
  }

  @Override
  public Running start(Consumer<Process> born) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(cache.flags(program()));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-jar", home.jar(member).toString()));
    var builder =
        new ProcessBuilder(command)
            .directory(home.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().putAll(environment());
    var process = builder.start();
    born.accept(process);
    try {
      awaitReady(process);
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
    return new Running(process, () -> end(process));
  }

  private Map<String, String> environment() throws IOException {
    var environment = new HashMap<>(ofService());
    // The console is history's page, and the browser asks the other services from there.
    environment.put("FACTORY_CONSOLE_JOBS", home.url(Member.JOB));
    environment.put("FACTORY_CONSOLE_IMAGES", home.url(Member.IMAGE));
    environment.put("FACTORY_CONSOLE_QUALITY", home.url(Member.QC));
    environment.put(
        "FACTORY_CONSOLE_ORIGINS",
        "%s,http://localhost:%d".formatted(home.url(Member.HISTORY), home.port(Member.HISTORY)));
    return environment;
  }

  private Map<String, String> ofService() throws IOException {
    return Map.of(
        "FACTORY_HOST", "127.0.0.1",
        "FACTORY_PORT", Integer.toString(home.port(member)),
        "FACTORY_DB", "127.0.0.1:%d/factory".formatted(home.port(Member.POSTGRES)),
        "FACTORY_DB_PASSWORD", secrets.of(Provision.application(member.schema())),
        "FACTORY_DB_OWNER_PASSWORD", secrets.of(Provision.owner(member.schema())),
        "FACTORY_KAFKA", "127.0.0.1:" + home.port(Member.KAFKA),
        "FACTORY_STORE", System.getenv().getOrDefault("FACTORY_STORE", home.store().toString()),
        "FACTORY_THUMBNAILS", home.store().resolveSibling("thumbnails").toString(),
        "FACTORY_LOGS", home.jobLogs().toString(),
        "FACTORY_VIPS_FOLDER", home.cache().toString());
  }

  private void awaitReady(Process process) throws IOException, InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (!ready()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException("ended with %d while it started".formatted(process.exitValue()));
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("was not ready within %d s".formatted(PATIENCE.toSeconds()));
      }
    }
  }

  private boolean ready() {
    try {
      var door = URI.create(home.url(member) + "/q/health/ready").toURL().openConnection();
      var http = (HttpURLConnection) door;
      http.setConnectTimeout(CALL_MILLIS);
      http.setReadTimeout(CALL_MILLIS);
      try {
        return http.getResponseCode() == HTTP_OK;
      } finally {
        http.disconnect();
      }
    } catch (IOException e) {
      // Nobody listens yet.
      return false;
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(TO_END)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
