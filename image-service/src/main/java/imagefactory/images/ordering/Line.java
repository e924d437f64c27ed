package imagefactory.images.ordering;

import imagefactory.images.provider.Remote;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Caller;
import imagefactory.kit.call.Download;
import imagefactory.kit.call.Downloads;
import imagefactory.kit.call.Fetched;
import imagefactory.kit.call.Outcome;
import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.call.Outcome.TooLarge;
import imagefactory.kit.call.Outcome.Unanswered;
import imagefactory.kit.call.Outcome.Unreachable;
import imagefactory.kit.gate.Passage.Go;
import imagefactory.kit.gate.Passage.Shut;
import imagefactory.kit.gate.Passage.Wait;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// The line to one provider: passes the gate before a call, and tells the gate what came of it.
final class Line {
  private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/webp");

  private final Remote provider;
  private final Caller caller;
  private final Downloads downloads;
  private final Gate gate;
  private final Patience patience;
  private final Duration longestWait;

  Line(
      Remote provider,
      Caller caller,
      Downloads downloads,
      Gate gate,
      Patience patience,
      Duration longestWait) {
    this.provider = provider;
    this.caller = caller;
    this.downloads = downloads;
    this.gate = gate;
    this.patience = patience;
    this.longestWait = longestWait;
  }

  /// Waits until the provider may be called. If there is no use in waiting, since when.
  Optional<Instant> pass(boolean ordering) {
    while (true) {
      switch (gate.enter(provider, ordering)) {
        case Go(var after) -> {
          pause(after);
          return Optional.empty();
        }
        case Wait(var time) -> pause(time);
        case Shut(var since) -> {
          return Optional.of(since);
        }
      }
    }
  }

  void pause(Duration time) {
    if (time.isPositive()) {
      patience.pause(time);
    }
  }

  Outcome make(Call call) throws InterruptedException {
    Outcome outcome = caller.make(call);
    switch (outcome) {
      case Answered answer when answer.status() == Outcome.TOO_MANY_REQUESTS -> leaveAlone(answer);
      case Answered answer when answer.status() >= Outcome.FIRST_OF_THE_SERVER ->
          gate.failed(provider);
      case Unreachable _, Unanswered _ -> gate.failed(provider);
      // It is there, whatever it says.
      case Answered _, TooLarge _ -> gate.succeeded(provider);
    }
    return outcome;
  }

  /// What is longer is no wish but an end: it is for this order alone to fail.
  private void leaveAlone(Answered answer) {
    Duration time = provider.notBefore(answer);
    if (time.isPositive() && time.compareTo(longestWait) <= 0) {
      gate.leaveAlone(provider, time);
    }
  }

  Fetched fetch(URI address, Duration within) throws InterruptedException {
    var access = provider.access();
    return downloads.fetch(
        new Download(address, PICTURES, access.endpoint(), within, access.largestAnswer()));
  }
}
