package imagefactory.jobs.image;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcCommand;
import imagefactory.contracts.Settings;
import imagefactory.contracts.StoredFile;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.job.PlannedImage;
import java.util.Optional;
import java.util.UUID;

/// Who is asked for what after something happened to an image. This is the way of one image.
public final class NextOrder {
  private NextOrder() {}

  /// `image` is the image after the event.
  public static Optional<Message> after(JobEvent.OfImage event, Image image, int index, Plan plan) {
    PlannedImage planned = plan.image(index);
    return switch (image) {
      case Image.Generating _ when event instanceof JobEvent.ImageOrdered ->
          Optional.of(generate(planned, plan));
      case Image.Judging(var temp) -> Optional.of(judge(event.imageId(), temp, planned, plan));
      case Image.Processing(var temp, var attempt) ->
          Optional.of(
              process(
                  event.imageId(),
                  temp,
                  attempt,
                  planned,
                  plan,
                  plan.settings().processing(),
                  plan.settings().metadata()));
      case Image.Retrying(var temp, var attempt, var wish) ->
          Optional.of(
              process(
                  event.imageId(),
                  temp,
                  attempt,
                  planned,
                  plan,
                  wish.processing(),
                  wish.metadata()));
      case Image.Deleted _ -> Optional.of(new ImageCommand.Discard(event.imageId(), event.jobId()));
      case Image.Generating _, Image.Absent _, Image.SetAside _, Image.Waiting _, Image.Ended _ ->
          Optional.empty();
    };
  }

  private static Message generate(PlannedImage planned, Plan plan) {
    Settings settings = plan.settings();
    return new ImageCommand.Generate(
        planned.id(),
        plan.jobId(),
        planned.index(),
        planned.prompt(),
        planned.seed(),
        planned.aspectRatio(),
        settings.provider(),
        settings.limits());
  }

  private static Message judge(UUID imageId, StoredFile temp, PlannedImage planned, Plan plan) {
    return new QcCommand.Judge(
        imageId,
        plan.jobId(),
        planned.index(),
        temp,
        planned.prompt(),
        planned.aspectRatio(),
        plan.settings().quality());
  }

  private static Message process(
      UUID imageId,
      StoredFile temp,
      int attempt,
      PlannedImage planned,
      Plan plan,
      Settings.Processing processing,
      Settings.Metadata metadata) {
    return new ImageCommand.Process(
        imageId,
        plan.jobId(),
        planned.index(),
        attempt,
        temp,
        planned.prompt(),
        planned.seed(),
        processing,
        metadata);
  }
}
