package imagefactory.verdicts.vision;

import imagefactory.kit.chat.ChatReply;
import imagefactory.kit.chat.Way;
import imagefactory.kit.gate.Passage.Go;
import imagefactory.kit.gate.Passage.Shut;
import imagefactory.kit.gate.Passage.Wait;
import imagefactory.kit.gate.Rules;
import imagefactory.kit.gate.Turnstiles;
import imagefactory.kit.retry.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// The way of one image to the judge: all replicas share the turnstile, and calls that were
/// answered are counted, since they are paid.
final class Gate implements Way {
  private final Turnstiles turnstiles;
  private final String judge;
  private final Rules rules;
  private final Duration longestWait;
  private final StopSignal stop;
  private int paid;

  Gate(Turnstiles turnstiles, String judge, Rules rules, Duration longestWait, StopSignal stop) {
    this.turnstiles = turnstiles;
    this.judge = judge;
    this.rules = rules;
    this.longestWait = longestWait;
    this.stop = stop;
  }

  int paid() {
    return paid;
  }

  @Override
  public Optional<String> pass() {
    while (true) {
      switch (turnstiles.enter(judge, rules, true)) {
        case Go(var after) -> {
          pause(after);
          return Optional.empty();
        }
        case Wait(var time) -> pause(time);
        case Shut(var since) -> {
          return Optional.of("it has not been well since " + since);
        }
      }
    }
  }

  private void pause(Duration time) {
    if (time.isPositive() && stop.within(time)) {
      throw new CancellationException("the service stops");
    }
  }

  @Override
  public void heard(ChatReply reply) {
    switch (reply) {
      case ChatReply.Said _, ChatReply.BadAnswer _, ChatReply.Declined _ -> {
        paid++;
        turnstiles.succeeded(judge);
      }
      case ChatReply.Refused _ -> turnstiles.succeeded(judge);
      case ChatReply.Unavailable(_, var notBefore) -> {
        if (notBefore.isPositive() && notBefore.compareTo(longestWait) <= 0) {
          turnstiles.leaveAlone(judge, notBefore);
        } else {
          turnstiles.failed(judge, rules);
        }
      }
    }
  }
}
