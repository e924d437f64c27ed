package imagefactory.images.ordering;

import imagefactory.images.provider.Access.Rate;
import imagefactory.images.provider.Remote;
import imagefactory.images.setup.OrderSettings;
import imagefactory.kit.gate.Passage;
import imagefactory.kit.gate.Rules;
import imagefactory.kit.gate.Turnstiles;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/// Each provider has a turnstile, whose rules follow from its rate and from how patient we are.
@Singleton
final class SharedGate implements Gate {
  private static final Turnstiles.Table TABLE = new Turnstiles.Table("provider_gate", "provider");

  private final Turnstiles turnstiles;
  private final OrderSettings settings;

  SharedGate(Jdbi jdbi, OrderSettings settings) {
    this.turnstiles = new Turnstiles(jdbi, TABLE);
    this.settings = settings;
  }

  @Override
  public Passage enter(Remote provider, boolean ordering) {
    return turnstiles.enter(provider.name(), rules(provider), ordering);
  }

  @Override
  public void succeeded(Remote provider) {
    turnstiles.succeeded(provider.name());
  }

  @Override
  public void failed(Remote provider) {
    turnstiles.failed(provider.name(), rules(provider));
  }

  @Override
  public void leaveAlone(Remote provider, Duration time) {
    turnstiles.leaveAlone(provider.name(), time);
  }

  private Rules rules(Remote provider) {
    Rate rate = provider.access().rate();
    return new Rules(
        Rules.between(rate.perMinute()),
        rate.burst(),
        settings.failures(),
        settings.openFor(),
        settings.giveUpAfter());
  }
}
