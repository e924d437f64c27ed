package imagefactory.jobs.writer;

import imagefactory.kit.call.Caller;
import imagefactory.kit.call.Endpoint;
import imagefactory.kit.chat.Chat;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The language model: one question, one reply.
@Singleton
class Model {
  private final WriterSettings settings;
  private final Optional<Chat> chat;

  Model(WriterSettings settings, Caller caller) {
    this.settings = settings;
    this.chat = Access.checked(settings).map(endpoint -> chat(settings, caller, endpoint));
  }

  private static Chat chat(WriterSettings settings, Caller caller, Endpoint endpoint) {
    return new Chat(caller, endpoint, settings.model().orElseThrow());
  }

  String name() {
    return settings.model().orElse("no model");
  }

  Reply write(Batch batch, @Nullable String instructions) throws InterruptedException {
    if (chat.isEmpty()) {
      return new Reply.Refused("no language model is configured on this server");
    }
    var question = PromptQuestion.of(batch, instructions, settings.temperature());
    return Prompts.of(chat.get().ask(question, settings.callTimeout()), batch.size());
  }
}
