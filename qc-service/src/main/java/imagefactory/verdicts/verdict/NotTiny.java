package imagefactory.verdicts.verdict;

import static imagefactory.verdicts.verdict.Verdict.pass;
import static imagefactory.verdicts.verdict.Verdict.reject;

import java.util.Map;

/// A provider in trouble sends a placeholder of a pixel or a few, and reports it truly.
final class NotTiny implements Inspector {
  private final int leastSide;

  NotTiny(int leastSide) {
    this.leastSide = leastSide;
  }

  @Override
  public Sheet sheet() {
    return Sheet.of(
        "tiny",
        "there is something to look at",
        "both sides have at least %d pixels".formatted(leastSide),
        null,
        Map.of("leastSide", (double) leastSide));
  }

  @Override
  public boolean wantedBy(Order order) {
    return true;
  }

  @Override
  public Verdict inspect(Order order, Measurements found) {
    String measured =
        "%d × %d pixels, expected sides of at least %d"
            .formatted(found.width(), found.height(), leastSide);
    return Math.min(found.width(), found.height()) >= leastSide
        ? pass(measured)
        : reject("tiny", "tiny: " + measured);
  }
}
