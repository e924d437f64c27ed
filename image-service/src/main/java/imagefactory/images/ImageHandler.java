package imagefactory.images;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageCommand.Abandon;
import imagefactory.contracts.ImageCommand.Discard;
import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.Received.Known;
import imagefactory.images.image.Image;
import imagefactory.images.image.TaskIds;
import imagefactory.images.outbox.Answers;
import imagefactory.images.provider.Local;
import imagefactory.images.provider.Provider;
import imagefactory.images.provider.Providers;
import imagefactory.images.provider.Remote;
import imagefactory.images.store.Answered;
import imagefactory.images.store.Images;
import imagefactory.images.store.NewImage;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.claim.NewTask;
import imagefactory.kit.claim.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The one way through this service: take commands in as tasks, do a claimed task, look images up.
@Singleton
public final class ImageHandler {
  public static final String GENERATE = "generate";
  public static final String PROCESS = "process";
  private static final String GENERATE_AT = "generate/";

  private final Jdbi jdbi;
  private final Tasks tasks;
  private final Images images;
  private final Answered answered;
  private final Answers answers;
  private final Generating generating;
  private final Processing processing;
  private final Discarding discarding;
  private final Waste waste;
  private final Providers providers;
  private final Clock clock;

  ImageHandler(
      Jdbi jdbi,
      Tasks tasks,
      Images images,
      Answered answered,
      Answers answers,
      Generating generating,
      Processing processing,
      Discarding discarding,
      Waste waste,
      Providers providers,
      Clock clock) {
    this.jdbi = jdbi;
    this.tasks = tasks;
    this.images = images;
    this.answered = answered;
    this.answers = answers;
    this.generating = generating;
    this.processing = processing;
    this.discarding = discarding;
    this.waste = waste;
    this.providers = providers;
    this.clock = clock;
  }

  /// Stores what is to be done and answers at once what was done before.
  public void take(Handle tx, List<Known<ImageCommand>> commands) {
    List<NewImage> ordered = new ArrayList<>();
    List<NewTask> wanted = new ArrayList<>();
    List<UUID> abandoned = new ArrayList<>();
    List<UUID> discarded = new ArrayList<>();
    for (var command : commands) {
      String traceparent = command.envelope().traceparent();
      switch (command.message()) {
        case Generate generate -> {
          ordered.add(newImage(generate));
          wanted.add(
              new NewTask(
                  TaskIds.of(generate),
                  generate.imageId(),
                  kindFor(generate),
                  Json.text(generate),
                  traceparent));
        }
        case Process process ->
            wanted.add(
                new NewTask(
                    TaskIds.of(process),
                    process.imageId(),
                    PROCESS,
                    Json.text(process),
                    traceparent));
        case Abandon(var imageId, _, _) -> abandoned.add(imageId);
        case Discard(var imageId, _) -> discarded.add(imageId);
      }
    }
    Map<UUID, ImageEvent> known =
        answered.to(tx, wanted.stream().map(NewTask::id).distinct().toList());
    answers.again(tx, known.values());
    images.add(tx, ordered);
    // Redelivered after the image was deleted, perhaps when its task has long been forgotten.
    Set<UUID> deleted = images.discarded(tx, wanted.stream().map(NewTask::group).toList());
    tasks.add(
        tx,
        wanted.stream()
            .filter(task -> !known.containsKey(task.id()) && !deleted.contains(task.group()))
            .toList());
    // Last, since nothing follows an abandoned image but redeliveries of what was before, and its
    // end: an image that is given up and deleted is deleted.
    tasks.abandon(tx, abandoned);
    images.abandon(tx, abandoned);
    discarding.discard(tx, discarded);
  }

  /// After the commit of what was taken: files may be nobody's now.
  public void tidy() {
    waste.clearSoon();
  }

  private NewImage newImage(Generate command) {
    return new NewImage(
        command.imageId(),
        command.jobId(),
        command.index(),
        command.provider().name(),
        clock.instant());
  }

  private String kindFor(Generate command) {
    return providers.named(command.provider().name()).map(ImageHandler::kindFor).orElse(GENERATE);
  }

  /// Orders at a provider over HTTP are a kind of their own: they wait more than they work, and are
  /// counted.
  public static String kindFor(Provider provider) {
    return switch (provider) {
      case Local _ -> GENERATE;
      case Remote remote -> GENERATE_AT + remote.name();
    };
  }

  public void work(Claim claim) {
    if (claim.kind().equals(PROCESS)) {
      processing.run(claim);
    } else if (claim.kind().equals(GENERATE) || claim.kind().startsWith(GENERATE_AT)) {
      generating.run(claim);
    } else {
      throw new IllegalStateException("expected a kind of task, found " + claim.kind());
    }
  }

  /// A deleted one, too: its state says so.
  public Optional<Image> image(UUID id) {
    return jdbi.withHandle(h -> images.find(h, id));
  }
}
