package imagefactory.jobs.desk;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.LogEntry.Level;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event sounds like in the job's log. Workers tell of their own steps themselves.
final class Narration {
  private Narration() {}

  static Optional<LogEntry> of(JobEvent event) {
    return switch (event) {
      case JobEvent.Queued queued ->
          line(event, "queue", "queued: %d images".formatted(queued.totalImages()));
      case JobEvent.Prioritized(_, var priority, _, _) ->
          line(event, "queue", "priority is now " + priority);
      case JobEvent.Edited(_, var label, _, var actor, _) ->
          line(event, "job", "named \"%s\" by %s".formatted(label, actor));
      case JobEvent.Started _ -> line(event, "initialize", "started");
      case JobEvent.PromptsWritten(_, var count, var model, _) ->
          line(event, "initialize", "%s wrote %d prompts".formatted(model, count));
      case JobEvent.Paused(_, var actor, _) -> line(event, "job", "paused by " + actor);
      case JobEvent.Resumed(_, var actor, _) -> line(event, "job", "resumed by " + actor);
      case JobEvent.Completed(_, var successful, var failed, _) ->
          line(event, "job", "completed: %d successful, %d failed".formatted(successful, failed));
      case JobEvent.Failed(_, var code, var message, _, _, _) ->
          Optional.of(entry(event, null, Level.ERROR, "job", "failed: " + message, code));
      case JobEvent.Cancelled cancelled ->
          line(
              event,
              "job",
              "cancelled by %s%s: %d images will not be made"
                  .formatted(
                      cancelled.actor(),
                      cancelled.forced() ? " by force" : "",
                      cancelled.cancelled()));
      case JobEvent.Deleted(_, var actor, _) -> line(event, "job", "deleted by " + actor);
      case JobEvent.ImageFailed(_, var image, _, var code, var message, _) ->
          Optional.of(entry(event, image, Level.ERROR, "image", "failed: " + message, code));
      case JobEvent.ImageJudged(_, var image, var passed, var code, var reason, _) when !passed ->
          Optional.of(entry(event, image, Level.WARN, "image", "rejected: " + reason, code));
      case JobEvent.ImageApproved(_, var image, var file, _, _, _, _, _) ->
          Optional.of(entry(event, image, Level.INFO, "image", "approved: " + file.key(), null));
      case JobEvent.RetryRequested(_, var image, _, _, _, var actor, _) ->
          Optional.of(
              entry(event, image, Level.INFO, "retry", "retry requested by " + actor, null));
      case JobEvent.RetryFailed(_, var image, _, var code, var message, _) ->
          Optional.of(entry(event, image, Level.ERROR, "retry", "failed: " + message, code));
      case JobEvent.ImageDeleted(_, var image, var actor, _) ->
          Optional.of(entry(event, image, Level.INFO, "image", "deleted by " + actor, null));
      case JobEvent.ImageJudged _,
          JobEvent.ImageOrdered _,
          JobEvent.ImageGenerated _,
          JobEvent.RetryStarted _ ->
          Optional.empty();
    };
  }

  private static Optional<LogEntry> line(JobEvent event, String step, String message) {
    return Optional.of(entry(event, null, Level.INFO, step, message, null));
  }

  private static LogEntry entry(
      JobEvent event,
      @Nullable UUID imageId,
      Level level,
      String step,
      String message,
      @Nullable String code) {
    return new LogEntry(
        event.jobId(), imageId, event.at(), level, step, null, null, message, null, code);
  }
}
