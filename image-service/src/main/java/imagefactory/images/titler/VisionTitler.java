package imagefactory.images.titler;

import imagefactory.contracts.Description;
import imagefactory.images.titler.Titling.Titled;
import imagefactory.images.titler.Titling.Untitled;
import imagefactory.kit.call.Caller;
import imagefactory.kit.call.Endpoint;
import imagefactory.kit.chat.Chat;
import imagefactory.kit.chat.ChatReply;
import imagefactory.kit.chat.Question;
import imagefactory.kit.retry.Backoff;
import imagefactory.kit.retry.StopSignal;
import imagefactory.pixels.Bitmap;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Shows a picture to a vision model and takes its words.
@Singleton
public final class VisionTitler {
  private final Optional<Chat> chat;
  private final TitlerSettings settings;
  private final Backoff retries;
  private final StopSignal stop = new StopSignal();

  VisionTitler(TitlerSettings settings, Caller caller) {
    if (settings.url().isPresent() != settings.model().isPresent()) {
      throw new IllegalStateException(
          "expected both FACTORY_TITLER_URL and FACTORY_TITLER_MODEL, or neither");
    }
    this.settings = settings;
    this.chat =
        settings
            .url()
            .map(url -> new Endpoint("FACTORY_TITLER", url, settings.key()))
            .map(endpoint -> new Chat(caller, endpoint, settings.model().orElseThrow()));
    this.retries = new Backoff(settings.firstRetry(), settings.lastRetry());
  }

  public boolean configured() {
    return chat.isPresent();
  }

  /// `otherwise` are the words that there are without the model. Instructions replace the usual
  /// ones.
  public Titling title(
      Bitmap picture, String prompt, @Nullable String instructions, Description otherwise) {
    if (chat.isEmpty()) {
      return new Untitled("no vision model is configured on this server");
    }
    var question = TitleQuestion.of(picture, settings.pictureSide(), prompt, instructions);
    String why = "";
    for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
      Duration wait = retries.after(attempt);
      switch (ask(chat.get(), question)) {
        case ChatReply.Said(var answer) -> {
          Optional<Description> words = Wording.of(answer, otherwise);
          if (words.isPresent()) {
            return new Titled(words.get());
          }
          why = "expected a title, a description and tags";
        }
        case ChatReply.BadAnswer(var reason) -> why = reason;
        case ChatReply.Unavailable(var reason, var notBefore) -> {
          why = reason;
          if (notBefore.compareTo(settings.lastRetry()) > 0) {
            return new Untitled("%s, to be asked again in %s".formatted(why, notBefore));
          }
          wait = notBefore.compareTo(wait) > 0 ? notBefore : wait;
        }
        case ChatReply.Declined() -> {
          return new Untitled("the model declined to describe the picture");
        }
        case ChatReply.Refused(var reason) -> {
          return new Untitled(reason);
        }
      }
      if (attempt < settings.attempts() && stop.within(wait)) {
        throw new CancellationException("the service stops");
      }
    }
    return new Untitled("%s, in %d calls".formatted(why, settings.attempts()));
  }

  private ChatReply ask(Chat model, Question question) {
    try {
      return model.ask(question, settings.callTimeout());
    } catch (InterruptedException _) {
      // A stop, or nobody waits for the image any more: the claim ends otherwise.
      Thread.currentThread().interrupt();
      throw new CancellationException("the call was ended");
    }
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stop.give();
  }
}
