package imagefactory.images.ordering;

import imagefactory.images.provider.Remote;
import imagefactory.kit.gate.Passage;
import java.time.Duration;

/// What calls of all replicas pass on their way to a provider.
interface Gate {
  Passage enter(Remote provider, boolean ordering);

  void succeeded(Remote provider);

  void failed(Remote provider);

  void leaveAlone(Remote provider, Duration time);
}
