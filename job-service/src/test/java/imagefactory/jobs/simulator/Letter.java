package imagefactory.jobs.simulator;

import imagefactory.contracts.Message;
import imagefactory.jobs.image.Report;
import java.util.UUID;

/// Something on its way.
sealed interface Letter {
  /// To a worker.
  record Work(Message command) implements Letter {}

  /// From a worker.
  record Answer(Report report) implements Letter {}

  /// To the prompt writer.
  record PromptsWanted(UUID jobId) implements Letter {}

  /// From the prompt writer.
  record PromptsBrought(UUID jobId, boolean inVain) implements Letter {}
}
