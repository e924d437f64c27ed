package imagefactory.local.home;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that the local stack keeps lies in one folder, and all its ports shift together.
public record Home(Path repository, Path folder, int portOffset) {

  private static final int HIGHEST_OFFSET = 65535 - Member.HIGHEST_PORT;

  public Home {
    if (portOffset < 0 || portOffset > HIGHEST_OFFSET) {
      throw new IllegalArgumentException(
          "FACTORY_PORT_OFFSET: expected 0 to %d, but found %d"
              .formatted(HIGHEST_OFFSET, portOffset));
    }
  }

  /// FACTORY_ROOT comes from the script, FACTORY_HOME and FACTORY_PORT_OFFSET from the user.
  public static Home of(Map<String, String> environment) {
    Path repository = Path.of(environment.getOrDefault("FACTORY_ROOT", "")).toAbsolutePath();
    String folder = given(environment, "FACTORY_HOME");
    String offset = given(environment, "FACTORY_PORT_OFFSET");
    return new Home(
        repository.normalize(),
        (folder == null ? repository.resolve(".factory") : Path.of(folder).toAbsolutePath())
            .normalize(),
        offset == null ? 0 : number(offset));
  }

  public int port(Member member) {
    return member.port() + portOffset;
  }

  public String url(Member member) {
    return "http://127.0.0.1:" + port(member);
  }

  public Path data(Member member) {
    return folder.resolve("data").resolve(member.title());
  }

  public Path log(Member member) {
    return logs().resolve(member.title() + ".log");
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  public Path supervisorLog() {
    return logs().resolve("supervisor.log");
  }

  /// Where the images are.
  public Path store() {
    return folder.resolve("store");
  }

  /// One log file for each job.
  public Path jobLogs() {
    return folder.resolve("job-logs");
  }

  public Path secrets() {
    return folder.resolve("secrets");
  }

  /// May be deleted at any time.
  public Path cache() {
    return folder.resolve("cache");
  }

  /// What is true only while the stack runs.
  public Path running() {
    return folder.resolve("run");
  }

  /// The service as one file, as Maven leaves it.
  public Path jar(Member service) {
    return repository
        .resolve(service.title())
        .resolve("target")
        .resolve(service.title() + "-0.1.0-SNAPSHOT-runner.jar");
  }

  private static @Nullable String given(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static int number(String offset) {
    try {
      return Integer.parseInt(offset);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "FACTORY_PORT_OFFSET: expected a number, but found '%s'".formatted(offset), e);
    }
  }
}
