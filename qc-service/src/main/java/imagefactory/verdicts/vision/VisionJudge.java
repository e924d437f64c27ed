package imagefactory.verdicts.vision;

import imagefactory.kit.call.Caller;
import imagefactory.kit.chat.Heard;
import imagefactory.kit.chat.Heard.Answer;
import imagefactory.kit.chat.Heard.Silence;
import imagefactory.kit.chat.PatientChat;
import imagefactory.kit.claim.LetGo;
import imagefactory.kit.gate.Rules;
import imagefactory.kit.gate.Turnstiles;
import imagefactory.kit.retry.StopSignal;
import imagefactory.pixels.Preview;
import imagefactory.verdicts.setup.JudgeSettings;
import imagefactory.verdicts.verdict.Finding;
import imagefactory.verdicts.verdict.Sheet;
import imagefactory.verdicts.verdict.Verdict;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Shows a picture to a vision model and takes its word.
@Singleton
public final class VisionJudge {
  public static final String NAME = "vision";
  private static final Turnstiles.Table TABLE = new Turnstiles.Table("judge_gate", "judge");

  private final Optional<PatientChat> chat;
  private final JudgeSettings settings;
  private final Turnstiles turnstiles;
  private final Rules rules;
  private final StopSignal stop = new StopSignal();

  VisionJudge(JudgeSettings settings, Caller caller, Jdbi jdbi) {
    this.chat = PatientChat.of("FACTORY_JUDGE", settings, caller, stop);
    this.settings = settings;
    this.turnstiles = new Turnstiles(jdbi, TABLE);
    this.rules =
        new Rules(
            Rules.between(settings.callsPerMinute()),
            settings.burst(),
            settings.failures(),
            settings.openFor(),
            settings.giveUpAfter());
  }

  public boolean configured() {
    return chat.isPresent();
  }

  public int pictureSide() {
    return settings.pictureSide();
  }

  public Sheet sheet() {
    return new Sheet(
        NAME,
        chat.map(judge -> "the model " + judge.model() + " sees what was ordered, without faults")
            .orElse("a vision model sees what was ordered, without faults"),
        "it says so; quality.prompt tells it what to look for, else our own words do",
        configured(),
        configured(),
        "quality.prompt",
        Map.of());
  }

  /// Instructions replace the usual ones. Whatever goes wrong is an opinion, too: nobody waits.
  public Opinion judge(Preview picture, String prompt, @Nullable String instructions) {
    PatientChat judge = chat.orElseThrow(() -> new IllegalStateException("expected a judge"));
    var gate = new Gate(turnstiles, judge.model(), rules, settings.lastRetry(), stop);
    try {
      Heard<Verdict> heard =
          judge.ask(
              JudgeQuestion.of(picture, prompt, instructions),
              gate,
              "passed and a reason",
              Saying::of);
      return new Opinion(new Finding(NAME, verdict(heard)), cost(gate.paid()));
    } catch (CancellationException e) {
      throw new LetGo(String.valueOf(e.getMessage()));
    }
  }

  private static Verdict verdict(Heard<Verdict> heard) {
    return switch (heard) {
      case Answer<Verdict>(var verdict) -> verdict;
      case Silence<Verdict>(var why) ->
          Verdict.reject(
              "judge_unavailable",
              "the vision judge gave no answer: %s; retry the image or approve it as it is"
                  .formatted(why));
    };
  }

  private Optional<BigDecimal> cost(int calls) {
    return settings.price().map(price -> price.multiply(BigDecimal.valueOf(calls)));
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stop.give();
  }
}
