package imagefactory.images.ordering;

import imagefactory.images.provider.Making;
import imagefactory.images.provider.Making.Declined;
import imagefactory.images.provider.Options.UnfitException;
import imagefactory.images.provider.Order;
import imagefactory.images.provider.Remote;
import imagefactory.images.setup.OrderSettings;
import imagefactory.kit.call.Caller;
import imagefactory.kit.call.Downloads;
import imagefactory.kit.claim.LetGo;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Orders a picture and waits for it, in the thread that asks: nearly all of it is waiting.
@Singleton
public final class Ordering {
  private final Caller caller;
  private final Downloads downloads;
  private final Gate gate;
  private final Patience patience;
  private final OrderSettings settings;

  Ordering(
      Caller caller, Downloads downloads, Gate gate, Patience patience, OrderSettings settings) {
    this.caller = caller;
    this.downloads = downloads;
    this.gate = gate;
    this.patience = patience;
    this.settings = settings;
  }

  public Making make(Remote provider, Order order, Errand errand) {
    if (!provider.access().configured()) {
      return new Declined(
          "provider_unconfigured",
          "provider %s is not configured on this server (FACTORY_%s_…)"
              .formatted(provider.name(), provider.name().toUpperCase(Locale.ROOT)));
    }
    try {
      var line = new Line(provider, caller, downloads, gate, patience, settings.longestWait());
      return new Course(provider, order, errand, line, settings).run();
    } catch (UnfitException e) {
      return e.declined();
    } catch (InterruptedException _) {
      throw new LetGo("the call was ended");
    }
  }
}
