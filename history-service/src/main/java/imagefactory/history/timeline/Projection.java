package imagefactory.history.timeline;

/// How the events `E` of one kind of job become a job and its pieces `P`.
public interface Projection<E, P extends Piece> {
  /// The job as it is before its first event.
  Job begin(Told<E> first);

  Touch touches(E event);

  /// Tells one event after all that come before it.
  void tell(Story<P> story, Told<E> told, E event);
}
