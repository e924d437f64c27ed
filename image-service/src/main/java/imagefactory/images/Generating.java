package imagefactory.images;

import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.ImageEvent.Failed;
import imagefactory.contracts.ImageEvent.Generated;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Json;
import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.ordering.Ordering;
import imagefactory.images.provider.Local;
import imagefactory.images.provider.Making;
import imagefactory.images.provider.Making.Declined;
import imagefactory.images.provider.Making.Delivered;
import imagefactory.images.provider.Making.Made;
import imagefactory.images.provider.Order;
import imagefactory.images.provider.Provider;
import imagefactory.images.provider.Providers;
import imagefactory.images.provider.Remote;
import imagefactory.images.provider.Shape;
import imagefactory.images.setup.ImageSettings;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.db.TryAgain;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Undecodable;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Format;
import imagefactory.pixels.Limits;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The step generate: the provider makes a picture, it becomes the temp file, job-service hears of
/// it.
@Singleton
final class Generating {
  private static final int PNG_EFFORT = 2;

  private final Providers providers;
  private final Ordering ordering;
  private final Errands errands;
  private final ImageFiles files;
  private final PixelBudget budget;
  private final Decoder decoder;
  private final Results results;
  private final Clock clock;
  private final int mostAttempts;

  Generating(
      Providers providers,
      Ordering ordering,
      Errands errands,
      ImageFiles files,
      PixelBudget budget,
      Limits limits,
      Results results,
      Clock clock,
      ImageSettings settings) {
    this.providers = providers;
    this.ordering = ordering;
    this.errands = errands;
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
    try {
      Optional<Bitmap> there = lyingThere(key);
      if (there.isPresent()) {
        succeed(claim, command, provider, there.get(), began);
        return;
      }
      switch (provider) {
        case Local local -> {
          try (var _ = budget.take(local.pixels(order))) {
            take(claim, command, local, local.make(order), began);
          }
        }
        case Remote remote -> {
          Making making = ordering.make(remote, order, errands.of(claim, command));
          try (var _ = budget.take(remote.pixels(order))) {
            take(claim, command, remote, making, began);
          }
        }
      }
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
  private Optional<Bitmap> lyingThere(String key) throws IOException {
    if (!files.exists(key)) {
      return Optional.empty();
    }
    return switch (decoder.decode(files.read(key))) {
      case Decoded(var picture, _) -> Optional.of(picture);
      case Undecodable _ -> Optional.empty();
    };
  }

  private void take(Claim claim, Generate command, Provider provider, Making making, long began)
      throws IOException {
    switch (making) {
      case Made(var picture) -> succeed(claim, command, provider, picture, began);
      case Delivered(var file) -> {
        switch (decoder.decode(file)) {
          case Decoded(var picture, _) ->
              succeed(claim, command, provider, Shape.cut(picture, command.aspectRatio()), began);
          case Undecodable(_, var message) ->
              fail(
                  claim,
                  command,
                  began,
                  "result_undecodable",
                  "%s: the picture: %s".formatted(provider.name(), message));
        }
      }
      case Declined(var code, var message) -> fail(claim, command, began, code, message);
    }
  }

  private void succeed(Claim claim, Generate command, Provider provider, Bitmap picture, long began)
      throws IOException {
    String key = ImageFiles.tempKey(command.jobId(), command.imageId());
    StoredFile temp = files.put(key, Encoder.png(picture, PNG_EFFORT), Format.PNG, picture);
    Duration took = since(began);
    var answer =
        new Generated(
            command.jobId(),
            command.imageId(),
            temp,
            provider.name(),
            provider.cost(Order.of(command)).orElse(null));
    String message =
        "%s made %d × %d pixels".formatted(provider.name(), temp.width(), temp.height());
    results.generated(
        claim, answer, took, List.of(log(command).done(Step.GENERATE, message, took)));
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
