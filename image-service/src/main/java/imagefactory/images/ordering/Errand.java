package imagefactory.images.ordering;

/// What an order needs from who sends for it.
public interface Errand {
  Ticket ticket();

  /// Committed when this returns, or thrown as [imagefactory.kit.claim.LetGo] if the errand is no
  /// longer ours.
  void keep(Ticket ticket);

  /// Something went wrong that is tried again.
  void triedInVain(String code, String message);
}
