package imagefactory.contracts.wire;

/// What a record turned out to be. Unknown types are somebody else's and skipped; unreadable
/// records are nobody's and go to the dead letters.
public sealed interface Received<T> {
  record Known<T>(Envelope envelope, T message) implements Received<T> {}

  record Unknown<T>(Envelope envelope) implements Received<T> {}

  record Unreadable<T>(String reason) implements Received<T> {}
}
