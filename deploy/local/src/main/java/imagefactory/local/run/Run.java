package imagefactory.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.local.client.FactoryClient;
import imagefactory.local.client.Job;
import imagefactory.local.client.Refused;
import imagefactory.local.supervise.StackFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One job from its file to its images.
public final class Run {

  private final FactoryClient client;
  private final PrintStream out;
  private final int columns;
  private volatile @Nullable String running;

  public Run(FactoryClient client, PrintStream out, int columns) {
    this.client = client;
    this.out = out;
    this.columns = columns;
  }

  /// Without a folder the images go to `out/<label>`.
  public ExitCode run(JsonNode file, @Nullable Path wanted)
      throws IOException, Refused, StackFailed, InterruptedException {
    var submitted = client.submit(file, UUID.randomUUID().toString());
    running = submitted.id();
    out.printf("Job %s (%s)%n", submitted.label(), submitted.id());
    var job = new Watch(client, Display.on(out, columns)).untilEnd(submitted.id());
    running = null;
    return job.completed() ? deliver(job, wanted) : explain(job);
  }

  /// For an interrupt: the job was this command's, so it does not outlive it.
  public void cancel() throws IOException, Refused, InterruptedException {
    String id = running;
    if (id != null) {
      client.cancel(id, true);
      out.printf("Job %s is cancelled.%n", id);
    }
  }

  private ExitCode deliver(Job job, @Nullable Path wanted)
      throws IOException, Refused, StackFailed, InterruptedException {
    Path folder = wanted == null ? Path.of("out", folderName(job.label())) : wanted;
    var files = new Delivery(client).deliver(job, folder);
    String failed =
        job.failedImages() == 0
            ? ""
            : " (%d of %d did not pass or failed: see images.json)"
                .formatted(job.failedImages(), job.totalImages());
    out.printf(
        "%d %s in %s%s%n",
        files.size(),
        files.size() == 1 ? "image" : "images",
        folder.toAbsolutePath().normalize(),
        failed);
    return ExitCode.COMPLETED;
  }

  private ExitCode explain(Job job) {
    String why = job.errorMessage() == null ? "" : ": " + job.errorMessage();
    String code = job.errorCode() == null ? "" : " [%s]".formatted(job.errorCode());
    out.printf("The job is %s%s%s%n", job.status(), why, code);
    out.printf("Its log: ./factory logs %s%n", job.id());
    return ExitCode.JOB_FAILED;
  }

  /// A label may hold anything; a folder's name may not.
  static String folderName(String label) {
    String name = label.strip().replaceAll("[^\\p{L}\\p{N} ._()-]", "_").replaceAll("^\\.+", "_");
    return name.isEmpty() ? "job" : name;
  }
}
