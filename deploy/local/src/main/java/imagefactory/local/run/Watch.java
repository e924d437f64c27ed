package imagefactory.local.run;

import imagefactory.local.client.FactoryClient;
import imagefactory.local.client.Job;
import imagefactory.local.client.Refused;
import imagefactory.local.supervise.StackFailed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/// Looks at a job until it has ended. A service that is being restarted is waited for.
public final class Watch {

  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final FactoryClient client;
  private final Display display;

  Watch(FactoryClient client, Display display) {
    this.client = client;
    this.display = display;
  }

  public static Watch on(FactoryClient client, java.io.PrintStream out, int columns) {
    return new Watch(client, Display.on(out, columns));
  }

  /// The job as it ended.
  public Job untilEnd(String id) throws Refused, StackFailed, InterruptedException {
    var lastAnswer = Instant.now();
    while (true) {
      try {
        var job = client.job(id);
        display.show(job);
        if (job.ended()) {
          return job;
        }
        lastAnswer = Instant.now();
      } catch (IOException e) {
        if (Duration.between(lastAnswer, Instant.now()).compareTo(PATIENCE) > 0) {
          throw new StackFailed(
              "job-service has not answered for %d s: %s".formatted(PATIENCE.toSeconds(), e), e);
        }
      }
      Thread.sleep(GLANCE);
    }
  }
}
