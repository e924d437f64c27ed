package imagefactory.kit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.kit.call.Caller;
import imagefactory.kit.call.Endpoint;
import imagefactory.kit.chat.Heard.Answer;
import imagefactory.kit.chat.Heard.Silence;
import imagefactory.kit.retry.Backoff;
import imagefactory.kit.retry.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// Asks again where that may help: a few times, with growing waits between them, and as late as the
/// other side wishes, up to a limit.
public final class PatientChat {
  private final Chat chat;
  private final ChatSettings settings;
  private final Backoff retries;
  private final StopSignal stop;

  private PatientChat(Chat chat, ChatSettings settings, StopSignal stop) {
    this.chat = chat;
    this.settings = settings;
    this.retries = new Backoff(settings.firstRetry(), settings.lastRetry());
    this.stop = stop;
  }

  /// None if the environment names no model; the variables are named as for [Endpoint].
  public static Optional<PatientChat> of(
      String variables, ChatSettings settings, Caller caller, StopSignal stop) {
    if (settings.url().isPresent() != settings.model().isPresent()) {
      throw new IllegalStateException(
          "expected both %s_URL and %s_MODEL, or neither".formatted(variables, variables));
    }
    return settings
        .url()
        .map(url -> new Endpoint(variables, url, settings.key()))
        .map(endpoint -> new Chat(caller, endpoint, settings.model().orElseThrow()))
        .map(chat -> new PatientChat(chat, settings, stop));
  }

  public String model() {
    return chat.model();
  }

  /// `reader` takes what it expects out of the JSON, or nothing. A stop, or an interrupt because
  /// nobody waits any more, ends it by a [CancellationException].
  public <T> Heard<T> ask(
      Question question, Way way, String expected, Function<JsonNode, Optional<T>> reader) {
    String why = "";
    for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
      Optional<String> shut = way.pass();
      if (shut.isPresent()) {
        return new Silence<>(shut.get());
      }
      ChatReply reply = once(question);
      way.heard(reply);
      Duration wait = retries.after(attempt);
      switch (reply) {
        case ChatReply.Said(var answer) -> {
          Optional<T> read = reader.apply(answer);
          if (read.isPresent()) {
            return new Answer<>(read.get());
          }
          why = "expected " + expected;
        }
        case ChatReply.BadAnswer(var reason) -> why = reason;
        case ChatReply.Unavailable(var reason, var notBefore) -> {
          why = reason;
          if (notBefore.compareTo(settings.lastRetry()) > 0) {
            return new Silence<>("%s, to be asked again in %s".formatted(why, notBefore));
          }
          wait = notBefore.compareTo(wait) > 0 ? notBefore : wait;
        }
        case ChatReply.Declined() -> {
          return new Silence<>("the model declined to answer");
        }
        case ChatReply.Refused(var reason) -> {
          return new Silence<>(reason);
        }
      }
      if (attempt < settings.attempts() && stop.within(wait)) {
        throw new CancellationException("the service stops");
      }
    }
    return new Silence<>("%s, in %d calls".formatted(why, settings.attempts()));
  }

  private ChatReply once(Question question) {
    try {
      return chat.ask(question, settings.callTimeout());
    } catch (InterruptedException _) {
      // A stop, or nobody waits any more: the work ends otherwise.
      Thread.currentThread().interrupt();
      throw new CancellationException("the call was ended");
    }
  }
}
