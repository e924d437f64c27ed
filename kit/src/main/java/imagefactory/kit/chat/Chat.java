package imagefactory.kit.chat;

import imagefactory.kit.call.Body;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Caller;
import imagefactory.kit.call.Endpoint;
import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.call.Outcome.TooLarge;
import imagefactory.kit.call.Outcome.Unanswered;
import imagefactory.kit.call.Outcome.Unreachable;
import java.time.Duration;

/// A model behind an OpenAI-compatible chat endpoint: one question, one reply.
public final class Chat {
  /// Words, not pictures: some hundred thousand of them.
  private static final int LARGEST_ANSWER = 1 << 20;

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final Caller caller;
  private final Endpoint endpoint;
  private final String model;

  /// The endpoint is what stands before `/chat/completions`.
  public Chat(Caller caller, Endpoint endpoint, String model) {
    this.caller = caller;
    this.endpoint = endpoint;
    this.model = model;
  }

  public String model() {
    return model;
  }

  public ChatReply ask(Question question, Duration within) throws InterruptedException {
    Call call =
        Call.post(
                endpoint.at("/chat/completions"),
                Body.json(question.to(model)),
                within,
                LARGEST_ANSWER)
            .with("Accept", "application/json");
    String key = endpoint.key().orElse(null);
    return switch (caller.make(key == null ? call : call.with("Authorization", "Bearer " + key))) {
      case Answered answer -> reply(answer);
      case Unreachable(var why) -> noAnswer(why);
      case Unanswered(var why) -> noAnswer(why);
      case TooLarge(var most) -> noAnswer("no answer (more than %d bytes)".formatted(most));
    };
  }

  private static ChatReply noAnswer(String why) {
    return new ChatReply.Unavailable(why, Duration.ZERO);
  }

  private static ChatReply reply(Answered answer) {
    if (answer.status() == OK) {
      return Completion.read(answer.body());
    }
    String status = "answered HTTP " + answer.status();
    if (answer.passes()) {
      return new ChatReply.Unavailable(status, answer.notBefore());
    }
    // What is said about a login may name the key.
    boolean aboutLogin = answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN;
    return new ChatReply.Refused(aboutLogin ? status : status + Completion.reason(answer.body()));
  }
}
