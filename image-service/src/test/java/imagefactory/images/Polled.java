package imagefactory.images;

import imagefactory.images.provider.Making;
import imagefactory.images.provider.Option;
import imagefactory.images.provider.Order;
import imagefactory.images.provider.Provider;
import imagefactory.images.provider.TaskNote;
import imagefactory.kit.db.TryAgain;
import imagefactory.pixels.Bitmap;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A provider that charges for each order and whose line breaks while it paints.
@Singleton
final class Polled implements Provider {
  /// The prompts that were ordered, once for each bill.
  final Queue<String> bills = new ConcurrentLinkedQueue<>();

  @Override
  public String name() {
    return "polled";
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
  public BigDecimal costPerImage() {
    return new BigDecimal("0.04");
  }

  @Override
  public Making make(Order order, TaskNote note) {
    Optional<String> task = note.taskId();
    if (order.prompt().equals("never")) {
      throw new TryAgain("no answer", new IllegalStateException("line cut"));
    }
    if (task.isEmpty()) {
      bills.add(order.prompt());
      note.remember("task of " + order.prompt());
      throw new TryAgain("no answer", new IllegalStateException("line cut"));
    }
    return new Making.Made(Bitmap.blank(64, 64));
  }
}
