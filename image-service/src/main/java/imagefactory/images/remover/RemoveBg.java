package imagefactory.images.remover;

import imagefactory.images.imaging.BackgroundRemover;
import imagefactory.kit.call.Body;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Caller;
import imagefactory.kit.call.Endpoint;
import imagefactory.kit.call.Multipart;
import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.call.Outcome.TooLarge;
import imagefactory.kit.call.Outcome.Unanswered;
import imagefactory.kit.call.Outcome.Unreachable;
import java.time.Duration;
import java.util.Optional;

/// remove.bg, or whoever speaks like it. A call that may have been counted is not made again, since
/// each costs a credit.
public final class RemoveBg implements BackgroundRemover {
  private static final String PATH = "/v1.0/removebg";
  private static final String UNAVAILABLE = "background_removal_unavailable";
  private static final String UNUSABLE = "background_removal_unusable";

  private final Caller caller;
  private final RemoverSettings settings;
  private final Endpoint service;
  private final Waiting waiting;

  /// How time passes between two calls.
  @FunctionalInterface
  interface Waiting {
    void pass(Duration time) throws InterruptedException;
  }

  public RemoveBg(Caller caller, RemoverSettings settings) {
    this(caller, settings, Thread::sleep);
  }

  RemoveBg(Caller caller, RemoverSettings settings, Waiting waiting) {
    this.caller = caller;
    this.settings = settings;
    this.service = new Endpoint("FACTORY_REMOVER", settings.url(), settings.key());
    this.waiting = waiting;
  }

  @Override
  public boolean configured() {
    return service.key().isPresent();
  }

  @Override
  public Removal remove(byte[] png, String size) {
    Body body =
        new Multipart()
            .file("image_file", "image.png", "image/png", png)
            .field("size", size)
            .field("format", "png")
            .body();
    try {
      return asked(call(body));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Kept(UNAVAILABLE, "the work was given up while the remover was asked");
    }
  }

  private Call call(Body body) {
    return Call.post(service.at(PATH), body, settings.callTimeout(), settings.maxBytes())
        .with("X-Api-Key", service.key().orElseThrow())
        .with("Accept", "image/png, application/json");
  }

  private Removal asked(Call call) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Reply reply = reply(call);
      Optional<Duration> pause = reply.again();
      boolean last = attempt >= settings.attempts();
      if (last || pause.isEmpty() || pause.get().compareTo(settings.longestPause()) > 0) {
        return reply.removal();
      }
      waiting.pass(pause.get());
    }
  }

  /// What came of one call; empty where another would not do better, or would cost again.
  private record Reply(Removal removal, Optional<Duration> again) {
    static Reply end(Removal removal) {
      return new Reply(removal, Optional.empty());
    }
  }

  private Reply reply(Call call) throws InterruptedException {
    return switch (caller.make(call)) {
      case Answered answer -> reply(answer);
      case Unreachable(var why) ->
          new Reply(new Kept(UNAVAILABLE, why), Optional.of(settings.pause()));
      case Unanswered(var why) -> Reply.end(new Kept(UNAVAILABLE, why));
      case TooLarge(var mostBytes) ->
          Reply.end(new Kept(UNUSABLE, "answered with more than %d bytes".formatted(mostBytes)));
    };
  }

  private Reply reply(Answered answer) {
    if (answer.ok()) {
      return Reply.end(
          answer.type().startsWith("image/")
              ? new Removed(answer.body())
              : new Kept(UNUSABLE, "expected an image, found " + answer.type()));
    }
    Removal kept = new Kept(code(answer), Complaint.of(answer));
    if (!answer.passes()) {
      return Reply.end(kept);
    }
    Duration asked = answer.notBefore();
    return new Reply(
        kept, Optional.of(asked.compareTo(settings.pause()) > 0 ? asked : settings.pause()));
  }

  private static String code(Answered answer) {
    return switch (answer.status()) {
      case 402 -> "background_removal_unpaid";
      case 401, 403 -> "background_removal_forbidden";
      case 429 -> "background_removal_limited";
      default -> answer.passes() ? UNAVAILABLE : "background_removal_refused";
    };
  }
}
