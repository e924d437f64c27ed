package imagefactory.images.titler;

import imagefactory.contracts.Description;
import imagefactory.images.titler.Titling.Titled;
import imagefactory.images.titler.Titling.Untitled;
import imagefactory.kit.call.Caller;
import imagefactory.kit.chat.Heard.Answer;
import imagefactory.kit.chat.Heard.Silence;
import imagefactory.kit.chat.PatientChat;
import imagefactory.kit.chat.Way;
import imagefactory.kit.retry.StopSignal;
import imagefactory.pixels.Bitmap;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows a picture to a vision model and takes its words.
@Singleton
public final class VisionTitler {
  private final Optional<PatientChat> chat;
  private final int pictureSide;
  private final StopSignal stop = new StopSignal();

  VisionTitler(TitlerSettings settings, Caller caller) {
    this.chat = PatientChat.of("FACTORY_TITLER", settings, caller, stop);
    this.pictureSide = settings.pictureSide();
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
    var question = TitleQuestion.of(picture, pictureSide, prompt, instructions);
    return switch (chat.get()
        .ask(
            question,
            Way.OPEN,
            "a title, a description and tags",
            answer -> Wording.of(answer, otherwise))) {
      case Answer<Description>(var words) -> new Titled(words);
      case Silence<Description>(var why) -> new Untitled(why);
    };
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stop.give();
  }
}
