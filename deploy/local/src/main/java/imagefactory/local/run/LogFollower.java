package imagefactory.local.run;

import imagefactory.local.client.FactoryClient;
import imagefactory.local.client.LogPart;
import imagefactory.local.client.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;

/// Prints a job's log until the job has ended and its last lines have come.
public final class LogFollower {

  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

  private final FactoryClient client;
  private final PrintStream out;

  public LogFollower(FactoryClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  public void follow(String jobId) throws IOException, Refused, InterruptedException {
    var part = printed(client.logAfter(jobId, null));
    // The services' last lines may come after the job's end: one quiet look more.
    for (boolean ended = false; !ended || !part.lines().isEmpty(); ) {
      Thread.sleep(GLANCE);
      ended = ENDED.contains(client.historyJob(jobId).path("status").asText());
      part = printed(client.logAfter(jobId, part.place()));
    }
  }

  private LogPart printed(LogPart part) {
    part.lines().forEach(out::println);
    return part;
  }
}
