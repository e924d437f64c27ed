package imagefactory.images;

import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.ImageEvent.Failed;
import imagefactory.contracts.ImageEvent.Generated;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Json;
import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.image.Image;
import imagefactory.images.provider.Making;
import imagefactory.images.provider.Making.Declined;
import imagefactory.images.provider.Making.Made;
import imagefactory.images.provider.Order;
import imagefactory.images.provider.Provider;
import imagefactory.images.provider.Providers;
import imagefactory.images.provider.TaskNote;
import imagefactory.images.setup.ImageSettings;
import imagefactory.images.store.Images;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.db.TryAgain;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Format;
import imagefactory.pixels.Limits;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The step generate: the provider makes a picture, it becomes the temp file, job-service hears of
/// it.
@Singleton
final class Generating {
  private static final int PNG_EFFORT = 2;

  private final Jdbi jdbi;
  private final Images images;
  private final Providers providers;
  private final ImageFiles files;
  private final PixelBudget budget;
  private final Decoder decoder;
  private final Results results;
  private final Clock clock;
  private final int mostAttempts;

  Generating(
      Jdbi jdbi,
      Images images,
      Providers providers,
      ImageFiles files,
      PixelBudget budget,
      Limits limits,
      Results results,
      Clock clock,
      ImageSettings settings) {
    this.jdbi = jdbi;
    this.images = images;
    this.providers = providers;
    this.files = files;
    this.budget = budget;
    this.decoder = new Decoder(limits);
    this.results = results;
    this.clock = clock;
    this.mostAttempts = settings.attempts();
  }

  void run(Claim claim) {
    Generate command = Json.readOwn(claim.payload(), Generate.class);
    long began = System.nanoTime();
    var provider = providers.named(command.provider().name());
    if (provider.isEmpty()) {
      String message =
          "expected a provider of %s, found %s"
              .formatted(providers.names(), command.provider().name());
      fail(claim, command, began, "provider_unknown", message);
    } else if (claim.attempt() > mostAttempts) {
      // Earlier attempts ended without a word, perhaps with the whole process: do not order again.
      fail(
          claim,
          command,
          began,
          "gave_up",
          "not generated in %d attempts; image-service's log says why".formatted(mostAttempts));
    } else {
      generate(claim, command, provider.get(), began);
    }
  }

  private void generate(Claim claim, Generate command, Provider provider, long began) {
    String key = ImageFiles.tempKey(command.jobId(), command.imageId());
    Order order = Order.of(command);
    try (var _ = budget.take(provider.pixels(order))) {
      Making making = made(key).orElseGet(() -> provider.make(order, note(command.imageId())));
      switch (making) {
        case Made(var picture) -> {
          StoredFile temp = files.put(key, Encoder.png(picture, PNG_EFFORT), Format.PNG, picture);
          succeed(claim, command, provider, temp, began);
        }
        case Declined(var code, var message) -> fail(claim, command, began, code, message);
      }
    } catch (TryAgain e) {
      failOrTryAgain(claim, command, began, "provider_unavailable", e);
    } catch (IOException e) {
      failOrTryAgain(
          claim,
          command,
          began,
          StoreTrouble.code(e, "store_unavailable"),
          new TryAgain("the image store failed: " + e.getMessage(), e));
    }
  }

  /// An attempt that wrote its file and died before it could say so: what is there is not ordered
  /// twice.
  private Optional<Making> made(String key) throws IOException {
    if (!files.exists(key)) {
      return Optional.empty();
    }
    return switch (decoder.decode(files.read(key))) {
      case Decoded(Bitmap picture, _) -> Optional.of(new Made(picture));
      default -> Optional.empty();
    };
  }

  private TaskNote note(UUID imageId) {
    return new TaskNote() {
      @Override
      public Optional<String> taskId() {
        return jdbi.withHandle(h -> images.find(h, imageId)).map(Image::providerTaskId);
      }

      @Override
      public void remember(String taskId) {
        jdbi.useHandle(h -> images.remember(h, imageId, taskId));
      }
    };
  }

  private void succeed(
      Claim claim, Generate command, Provider provider, StoredFile temp, long began) {
    Duration took = since(began);
    var answer =
        new Generated(
            command.jobId(), command.imageId(), temp, provider.name(), provider.costPerImage());
    String message =
        "%s made %d × %d pixels".formatted(provider.name(), temp.width(), temp.height());
    results.generated(
        claim,
        answer,
        provider.costPerImage(),
        took,
        List.of(log(command).done(Step.GENERATE, message, took)));
  }

  private void failOrTryAgain(
      Claim claim, Generate command, long began, String code, TryAgain failure) {
    String message = String.valueOf(failure.getMessage());
    if (claim.attempt() < mostAttempts) {
      results.triedInVain(
          log(command).triedInVain(Step.GENERATE, code, message, claim.attempt(), mostAttempts));
      throw failure;
    }
    fail(claim, command, began, code, message);
  }

  private void fail(Claim claim, Generate command, long began, String code, String message) {
    var answer = new Failed(command.jobId(), command.imageId(), Step.GENERATE, 1, code, message);
    results.failed(
        claim, answer, List.of(log(command).failed(Step.GENERATE, code, message, since(began))));
  }

  private JobLog log(Generate command) {
    return new JobLog(command.jobId(), command.imageId(), command.index(), clock.instant());
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
