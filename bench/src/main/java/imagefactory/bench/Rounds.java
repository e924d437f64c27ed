package imagefactory.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The same measured several times, a neighbour on the machine being noisy: the median round
/// counts.
final class Rounds {
  private final List<Percentiles> rounds = new ArrayList<>();

  void add(Percentiles round) {
    rounds.add(round);
  }

  double median() {
    return middle(Percentiles::median);
  }

  double p99() {
    return middle(round -> round.at(0.99));
  }

  private double middle(ToDoubleFunction<Percentiles> figure) {
    return Percentiles.of(rounds.stream().mapToDouble(figure).toArray()).median();
  }
}
