package imagefactory.local;

import imagefactory.local.client.JobFile;
import imagefactory.local.client.Refused;
import imagefactory.local.home.Home;
import imagefactory.local.run.ExitCode;
import imagefactory.local.supervise.StackFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands of `./factory`. The script itself answers `test` and `bench`, which need Maven.
@Command(
    name = "factory",
    description = "Image Factory on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "  test          the whole check: format, warnings, nulls, architecture, tests",
      "  bench [NAME]  benchmarks",
      "",
      "FACTORY_HOME keeps all data (default: .factory beside the script);",
      "FACTORY_PORT_OFFSET shifts all ports."
    })
public final class Factory {

  private final StackCommands stack;
  private final JobCommands jobs;

  Factory(Map<String, String> environment, PrintStream out) {
    var home = Home.of(environment);
    this.stack = new StackCommands(home, out);
    this.jobs = new JobCommands(home, stack, out, columns(environment));
  }

  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), System.out, System.err, arguments));
  }

  static int run(
      Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
    try {
      return new CommandLine(new Factory(environment, out))
          .setExecutionExceptionHandler((e, command, parsed) -> explain(e, err).number())
          .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return ExitCode.STACK_FAILED.number();
    }
  }

  @Command(
      description =
          "Make the images of a job file: start what is not running, submit, watch, copy.")
  int run(
      @Parameters(paramLabel = "FILE", description = "the job, as YAML or JSON") Path file,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              description = "where the images go (out/<label>)")
          @Nullable Path folder,
      @Option(names = "--keep", description = "leave the stack running") boolean keep)
      throws Exception {
    return jobs.run(file, folder, keep).number();
  }

  @Command(description = "Start the stack and stay with it until Ctrl-C.")
  int up(@Option(names = "--detach", description = "return when it is ready") boolean detach)
      throws Exception {
    return stack.up(detach).number();
  }

  @Command(description = "Stop the stack, services first.")
  int down() throws Exception {
    return stack.down().number();
  }

  @Command(description = "What runs, where, and since when.")
  int status() throws Exception {
    return stack.status().number();
  }

  @Command(description = "The latest jobs.")
  int jobs(@Option(names = "--limit", defaultValue = "20", description = "how many (20)") int limit)
      throws Exception {
    return jobs.list(limit).number();
  }

  @Command(description = "All that is known about a job.")
  int show(@Parameters(paramLabel = "ID") String id) throws Exception {
    return jobs.show(id).number();
  }

  @Command(description = "Watch a job until it ends.")
  int watch(@Parameters(paramLabel = "ID") String id) throws Exception {
    return jobs.watch(id).number();
  }

  @Command(description = "A job's log.")
  int logs(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--follow", description = "go on until the job ends") boolean follow)
      throws Exception {
    return jobs.logs(id, follow).number();
  }

  @Command(description = "Cancel a job; what runs may finish.")
  int cancel(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--force", description = "abandon what runs") boolean force)
      throws Exception {
    return jobs.cancel(id, force).number();
  }

  @Command(description = "Order nothing new; what runs goes on.")
  int pause(@Parameters(paramLabel = "ID") String id) throws Exception {
    return jobs.pause(id).number();
  }

  @Command(description = "Go on with a paused job.")
  int resume(@Parameters(paramLabel = "ID") String id) throws Exception {
    return jobs.resume(id).number();
  }

  @Command(description = "Run a job again as a new one, with its configuration as it is now.")
  int rerun(@Parameters(paramLabel = "ID") String id) throws Exception {
    return jobs.rerun(id).number();
  }

  @Command(description = "Process the failed images of a job again.")
  int retry(@Parameters(paramLabel = "ID") String id) throws Exception {
    return jobs.retry(id).number();
  }

  @Command(description = "Delete a job that is over, with the files of its images.")
  int delete(@Parameters(paramLabel = "ID") String id) throws Exception {
    return jobs.delete(id).number();
  }

  @Command(description = "A job as a file: its summary, images and settings.")
  int export(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--format", defaultValue = "xlsx", description = "xlsx, csv or json (xlsx)")
          String format,
      @Option(names = "--profile", description = "adobe-stock, shutterstock or freepik: their CSV")
          @Nullable String profile,
      @Option(names = "--out", paramLabel = "FILE", description = "where it goes (<id>.<format>)")
          @Nullable Path file)
      throws Exception {
    return jobs.export(id, format, profile, file).number();
  }

  /// The one place where a failure becomes words and a number. A bug keeps its stack trace.
  private static ExitCode explain(Exception failure, PrintStream err) {
    return switch (failure) {
      case JobFile.Unreadable e -> said(e, ExitCode.BAD_FILE, err);
      case Refused e ->
          said(e, e.problem().status() < 500 ? ExitCode.BAD_FILE : ExitCode.STACK_FAILED, err);
      case StackFailed e -> said(e, ExitCode.STACK_FAILED, err);
      case ConnectException e -> {
        err.println(
            "Nobody listens there. Start the stack with ./factory up, or see ./factory status");
        yield ExitCode.STACK_FAILED;
      }
      case IOException e -> {
        err.println("The stack did not answer: " + e + "; see ./factory status");
        yield ExitCode.STACK_FAILED;
      }
      default -> {
        failure.printStackTrace(err);
        yield ExitCode.STACK_FAILED;
      }
    };
  }

  private static ExitCode said(Exception failure, ExitCode code, PrintStream err) {
    err.println(failure.getMessage());
    return code;
  }

  /// The script tells the terminal's width; nothing means that there is none.
  private static int columns(Map<String, String> environment) {
    String columns = environment.getOrDefault("FACTORY_COLUMNS", "");
    return columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : 0;
  }
}
