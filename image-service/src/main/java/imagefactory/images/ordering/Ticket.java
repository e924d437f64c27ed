package imagefactory.images.ordering;

import org.jspecify.annotations.Nullable;

/// How far an image's order has come, as it is kept across restarts. `placing` says that the call
/// which orders may have been made, and stays true until it is known to have had no effect.
public record Ticket(boolean placing, @Nullable String taskId, int looks, int errorsInARow) {
  public static final Ticket BLANK = new Ticket(false, null, 0, 0);

  Ticket nowPlacing() {
    return new Ticket(true, null, looks, errorsInARow);
  }

  Ticket notPlaced() {
    return new Ticket(false, null, looks, errorsInARow);
  }

  Ticket accepted(String id) {
    return new Ticket(true, id, looks, 0);
  }

  Ticket looked() {
    return new Ticket(placing, taskId, looks + 1, errorsInARow);
  }

  Ticket failed() {
    return new Ticket(placing, taskId, looks, errorsInARow + 1);
  }

  Ticket answered() {
    return new Ticket(placing, taskId, looks, 0);
  }
}
