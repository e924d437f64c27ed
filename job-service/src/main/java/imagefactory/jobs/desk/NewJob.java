package imagefactory.jobs.desk;

import imagefactory.contracts.JobEvent;
import imagefactory.jobs.job.JobCommand.Chain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job that begins, with what its event does not tell.
public record NewJob(JobEvent.Queued event, List<String> prompts, @Nullable Chain chain) {
  public NewJob {
    prompts = List.copyOf(prompts);
  }
}
