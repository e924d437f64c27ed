package imagefactory.images;

import imagefactory.images.provider.Local;
import imagefactory.images.provider.Making;
import imagefactory.images.provider.Option;
import imagefactory.images.provider.Order;
import imagefactory.kit.db.TryAgain;
import jakarta.inject.Singleton;
import java.util.List;

/// A provider that never makes anything.
@Singleton
final class Stubborn implements Local {
  @Override
  public String name() {
    return "stubborn";
  }

  @Override
  public String description() {
    return "of the tests";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public long pixels(Order order) {
    return 0;
  }

  @Override
  public Making make(Order order) {
    throw new TryAgain("no answer", new IllegalStateException("line cut"));
  }
}
