package imagefactory.images.ordering;

import imagefactory.images.provider.Making;
import imagefactory.images.provider.Making.Declined;
import imagefactory.images.provider.Making.Delivered;
import imagefactory.images.provider.Options.UnfitException;
import imagefactory.images.provider.Order;
import imagefactory.images.provider.Remote;
import imagefactory.images.provider.Said;
import imagefactory.images.setup.OrderSettings;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Fetched;
import imagefactory.kit.call.Outcome;
import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.call.Outcome.TooLarge;
import imagefactory.kit.call.Outcome.Unanswered;
import imagefactory.kit.call.Outcome.Unreachable;
import imagefactory.kit.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// One order on its way, from wherever its ticket says that it is.
final class Course {
  /// Whoever stands between us and the provider does not know what became of the call.
  private static final Set<Integer> LOST_BEHIND_GATEWAY = Set.of(502, 504);

  private final Remote provider;
  private final Order order;
  private final Errand errand;
  private final Line line;
  private final Duration longestWait;
  private final Backoff backoff;
  private Ticket ticket;

  Course(Remote provider, Order order, Errand errand, Line line, OrderSettings settings) {
    this.provider = provider;
    this.order = order;
    this.errand = errand;
    this.line = line;
    this.longestWait = settings.longestWait();
    this.backoff = new Backoff(settings.firstWait(), settings.lastWait());
    this.ticket = errand.ticket();
  }

  /// What comes after a call: the end, or another call after a pause.
  private sealed interface Next {
    record End(Making making) implements Next {}

    record Again(Duration after) implements Next {}
  }

  Making run() throws UnfitException, InterruptedException {
    Call placing = provider.place(order); // also finds what is wrong with the order's options
    while (true) {
      String taskId = ticket.taskId();
      switch (taskId == null ? place(placing) : look(taskId)) {
        case Next.End(var making) -> {
          return making;
        }
        case Next.Again(var after) -> line.pause(after);
      }
    }
  }

  private Next place(Call call) throws InterruptedException {
    if (ticket.placing() && !provider.free()) {
      return unknown("an earlier attempt ended while it was being placed");
    }
    Optional<Instant> unwell = line.pass(true);
    if (unwell.isPresent()) {
      return outOfOrder(unwell.get());
    }
    keep(ticket.nowPlacing());
    return switch (line.make(call)) {
      case Answered answer when answer.ok() -> placed(provider.placed(answer));
      case Answered answer when LOST_BEHIND_GATEWAY.contains(answer.status()) ->
          lost("answered HTTP " + answer.status());
      case Answered answer -> {
        keep(ticket.notPlaced());
        yield refused(answer);
      }
      case Unreachable(var why) -> {
        keep(ticket.notPlaced());
        yield error(why, Duration.ZERO);
      }
      case Unanswered(var why) -> lost(why);
      case TooLarge(var most) -> lost(tooLong(most));
    };
  }

  private Next placed(Said said) throws InterruptedException {
    return switch (said) {
      case Said.Accepted(var id) -> {
        keep(ticket.accepted(id));
        yield new Next.Again(backoff.after(1));
      }
      case Said.Garbled(var why) -> lost(why);
      case Said.Picture _, Said.At _, Said.Fetch _, Said.AtWork _, Said.Declined _ -> said(said);
    };
  }

  /// The order may have been placed. Where that costs nothing it is placed again.
  private Next lost(String why) {
    if (!provider.free()) {
      return unknown(why);
    }
    keep(ticket.notPlaced());
    return error(why, Duration.ZERO);
  }

  private Next unknown(String why) {
    return declined(
        "order_unknown",
        "whether the order was placed is not known, and it is not paid twice: " + why);
  }

  private Next look(String taskId) throws InterruptedException {
    int most = order.limits().pollAttempts();
    if (ticket.looks() >= most) {
      return declined(
          "provider_timeout", "task %s has not ended after %d looks".formatted(taskId, most));
    }
    Optional<Instant> unwell = line.pass(false);
    if (unwell.isPresent()) {
      return outOfOrder(unwell.get());
    }
    keep(ticket.looked());
    return switch (line.make(provider.look(taskId, order.callTimeout()))) {
      case Answered answer when answer.ok() -> said(provider.looked(answer));
      case Answered answer -> refused(answer);
      case Unreachable(var why) -> error(why, Duration.ZERO);
      case Unanswered(var why) -> error(why, Duration.ZERO);
      case TooLarge(var mostBytes) -> error(tooLong(mostBytes), Duration.ZERO);
    };
  }

  private Next said(Said said) throws InterruptedException {
    return switch (said) {
      case Said.Picture(var file) -> new Next.End(new Delivered(file));
      case Said.At(var address) -> fetched(line.fetch(address, order.callTimeout()));
      case Said.Fetch(var call) -> fetched(line.make(call));
      case Said.Accepted _, Said.AtWork _ -> {
        if (ticket.errorsInARow() > 0) {
          keep(ticket.answered());
        }
        yield new Next.Again(backoff.after(ticket.looks() + 1));
      }
      case Said.Declined(var code, var message) -> declined(code, message);
      case Said.Garbled(var why) -> error(why, Duration.ZERO);
    };
  }

  private Next fetched(Fetched fetched) {
    return switch (fetched) {
      case Fetched.File(_, var bytes) -> new Next.End(new Delivered(bytes));
      case Fetched.Unavailable(var why, var notBefore) -> error("the picture: " + why, notBefore);
      case Fetched.Refused(var why) -> declined("result_refused", "the picture: " + why);
    };
  }

  private Next fetched(Outcome outcome) {
    return switch (outcome) {
      case Answered answer when answer.ok() -> new Next.End(new Delivered(answer.body()));
      case Answered answer -> refused(answer);
      case Unreachable(var why) -> error(why, Duration.ZERO);
      case Unanswered(var why) -> error(why, Duration.ZERO);
      case TooLarge(var most) -> declined("result_refused", "the picture: " + tooLong(most));
    };
  }

  private Next refused(Answered answer) {
    return provider.passes(answer)
        ? error("answered HTTP " + answer.status(), provider.notBefore(answer))
        : new Next.End(Refusal.of(provider, answer));
  }

  /// Whether this order is tried again is its own matter, however it stands with the others.
  private Next error(String why, Duration notBefore) {
    keep(ticket.failed());
    int errors = ticket.errorsInARow();
    int most = order.limits().consecutiveErrors();
    String message = "error %d of %d in a row: %s".formatted(errors, most, why);
    if (errors >= most) {
      return declined("provider_unavailable", message);
    }
    if (notBefore.compareTo(longestWait) > 0) {
      return declined(
          "provider_unavailable",
          "%s, and asks to wait %d s".formatted(message, notBefore.toSeconds()));
    }
    errand.triedInVain("provider_unavailable", provider.name() + ": " + message);
    Duration pause = backoff.after(errors);
    return new Next.Again(pause.compareTo(notBefore) > 0 ? pause : notBefore);
  }

  private Next outOfOrder(Instant since) {
    return declined("provider_unavailable", "has not been well since " + since);
  }

  private static String tooLong(int mostBytes) {
    return "answered more than %d bytes".formatted(mostBytes);
  }

  private void keep(Ticket next) {
    errand.keep(next);
    ticket = next;
  }

  private Next declined(String code, String message) {
    return new Next.End(new Declined(code, provider.name() + ": " + message));
  }
}
