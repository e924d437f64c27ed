package imagefactory.images.provider;

import java.math.BigDecimal;
import java.util.List;

/// Makes pictures. A new provider is one class that implements this and is a bean.
public interface Provider {

  /// What configurations call it; part of stored settings, so never changed.
  String name();

  /// One sentence for people who choose.
  String description();

  List<Option> options();

  /// What one picture costs, in the currency of the provider's bill; zero for those that run here.
  BigDecimal costPerImage();

  /// How many pixels the picture will have, as far as that is known before; for the budget of
  /// memory.
  default long pixels(Order order) {
    return 1024 * 1024;
  }

  /// Called outside any transaction, once per attempt. What passes by itself (no answer, a full
  /// queue) is thrown as [imagefactory.kit.db.TryAgain] and tried again; what does not is answered
  /// as [Making.Declined].
  Making make(Order order, TaskNote note);
}
