package imagefactory.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.local.client.FactoryClient;
import imagefactory.local.client.JobFile;
import imagefactory.local.client.Refused;
import imagefactory.local.home.Home;
import imagefactory.local.run.ExitCode;
import imagefactory.local.run.LogFollower;
import imagefactory.local.run.Run;
import imagefactory.local.run.Watch;
import imagefactory.local.supervise.StackFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The commands that speak to the services.
final class JobCommands {

  private static final int NOT_FOUND = 404;
  private static final Set<String> FAILED = Set.of("qc_failed", "retry_failed", "failed");
  private static final int RETRIED_AT_ONCE = 500;

  private final Home home;
  private final StackCommands stack;
  private final PrintStream out;
  private final int columns;

  JobCommands(Home home, StackCommands stack, PrintStream out, int columns) {
    this.home = home;
    this.stack = stack;
    this.out = out;
    this.columns = columns;
  }

  ExitCode run(Path file, @Nullable Path folder, boolean keep)
      throws JobFile.Unreadable, StackFailed, Refused, IOException, InterruptedException {
    JsonNode job = JobFile.read(file);
    try (var client = client()) {
      var run = new Run(client, out, columns);
      var visit = new Visit(run, stack.daemon().isDown() && !keep);
      var interrupt = OnInterrupt.run(visit::interrupted);
      try {
        stack.daemon().ensureUp();
        return run.run(job, folder);
      } finally {
        interrupt.forget();
        visit.leave();
      }
    }
  }

  ExitCode list(int limit) throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      out.printf("%-38s %-10s %5s  %-9s %s%n", "id", "status", "", "images", "label");
      for (JsonNode job : client.historyJobs(limit)) {
        out.printf(
            "%-38s %-10s %3d %%  %-9s %s%n",
            job.path("id").asText(),
            job.path("status").asText(),
            job.path("progress").path("percent").asInt(),
            "%d/%d".formatted(job.path("successful").asInt(), job.path("total").asInt()),
            job.path("label").asText());
      }
    }
    return ExitCode.COMPLETED;
  }

  /// The owner's word first; a job of another service is only in history.
  ExitCode show(String id) throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
      out.println(json.writeValueAsString(document(client, id)));
    }
    return ExitCode.COMPLETED;
  }

  ExitCode watch(String id) throws Refused, StackFailed, InterruptedException {
    try (var client = client()) {
      var job = Watch.on(client, out, columns).untilEnd(id);
      return job.completed() ? ExitCode.COMPLETED : ExitCode.JOB_FAILED;
    }
  }

  ExitCode logs(String id, boolean follow) throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      if (follow) {
        new LogFollower(client, out).follow(id);
      } else {
        client.logs(id, out::println);
      }
    }
    return ExitCode.COMPLETED;
  }

  ExitCode cancel(String id, boolean force) throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      client.cancel(id, force);
      out.printf("Job %s is being cancelled; ./factory watch %s%n", id, id);
    }
    return ExitCode.COMPLETED;
  }

  ExitCode pause(String id) throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      client.ask(id, "pause");
      out.printf("Job %s orders nothing new; ./factory resume %s%n", id, id);
    }
    return ExitCode.COMPLETED;
  }

  ExitCode resume(String id) throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      client.ask(id, "resume");
      out.printf("Job %s goes on; ./factory watch %s%n", id, id);
    }
    return ExitCode.COMPLETED;
  }

  ExitCode rerun(String id) throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      JsonNode job = client.ask(id, "rerun");
      String newId = job.path("id").asText();
      out.printf("%s is job %s; ./factory watch %s%n", job.path("label").asText(), newId, newId);
    }
    return ExitCode.COMPLETED;
  }

  /// Those that have a file; the others are refused by themselves.
  ExitCode retry(String id) throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      List<String> failed =
          client.images(id).stream()
              .filter(image -> FAILED.contains(image.path("qcStatus").asText()))
              .map(image -> image.path("id").asText())
              .toList();
      int accepted = 0;
      for (int i = 0; i < failed.size(); i += RETRIED_AT_ONCE) {
        var some = failed.subList(i, Math.min(i + RETRIED_AT_ONCE, failed.size()));
        accepted += client.retry(some).path("accepted").size();
      }
      out.printf("%d of %d failed images are processed again%n", accepted, failed.size());
    }
    return ExitCode.COMPLETED;
  }

  ExitCode delete(String id) throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      client.delete(id);
      out.printf("Job %s is deleted%n", id);
    }
    return ExitCode.COMPLETED;
  }

  /// For a stock site, with what its limits cut or left out.
  ExitCode export(String id, String format, @Nullable String profile, @Nullable Path wanted)
      throws Refused, IOException, InterruptedException {
    try (var client = client()) {
      String name = profile == null ? id + "." + format : "%s-%s.csv".formatted(id, profile);
      Path file = wanted == null ? Path.of(name) : wanted;
      if (profile == null) {
        client.export(id, "format", format, file);
      } else {
        client.export(id, "profile", profile, file);
      }
      out.printf("%s%n", file.toAbsolutePath().normalize());
      if (profile != null) {
        tell(client.exportReport(id, profile));
      }
    }
    return ExitCode.COMPLETED;
  }

  private void tell(JsonNode report) {
    out.printf(
        "%d images, %d of them changed, %d left out%n",
        report.path("images").asInt(), report.path("cut").asInt(), report.path("leftOut").asInt());
    for (JsonNode finding : report.path("findings")) {
      out.printf(
          "  %s, %s %s: %s%n",
          finding.path("file").asText(),
          finding.path("column").asText(),
          finding.path("code").asText().replace("_", " "),
          finding.path("message").asText());
    }
  }

  private static JsonNode document(FactoryClient client, String id)
      throws Refused, IOException, InterruptedException {
    try {
      return client.jobDocument(id);
    } catch (Refused e) {
      if (e.problem().status() == NOT_FOUND) {
        return client.historyJob(id);
      }
      throw e;
    }
  }

  private FactoryClient client() {
    return new FactoryClient(home::url);
  }

  /// A run's stay on the stack: whoever starts it stops it, unless it shall stay.
  private final class Visit {
    private final Run run;
    private final boolean stops;
    private final AtomicBoolean left = new AtomicBoolean();

    Visit(Run run, boolean stops) {
      this.run = run;
      this.stops = stops;
    }

    /// Once: an interrupt and the end of the job may come together.
    void leave() throws StackFailed, IOException, InterruptedException {
      if (stops && left.compareAndSet(false, true)) {
        out.println("Stopping the stack (./factory up keeps one running) …");
        stack.daemon().down(false);
      }
    }

    void interrupted() throws Exception {
      out.println();
      run.cancel();
      leave();
    }
  }
}
