package imagefactory.verdicts.verdict;

import imagefactory.verdicts.verdict.Inspection.Measured;
import imagefactory.verdicts.verdict.Inspection.Unmeasurable;
import imagefactory.verdicts.verdict.Inspection.Unreadable;
import java.util.List;

/// The inspectors that look at one image alone, in the order in which their reasons matter.
public final class Panel {
  /// Who speaks of a file that gave no picture.
  public static final String DECODABLE = "decodable";

  private final List<Inspector> inspectors;

  Panel(List<Inspector> inspectors) {
    this.inspectors = List.copyOf(inspectors);
  }

  public static Panel of(Rules rules) {
    return new Panel(
        List.of(
            new SameBytes(),
            new ReportedSize(),
            new NotTiny(rules.leastSide()),
            new OrderedRatio(rules.ratioTolerance()),
            AtLeast.notBlank(rules.leastBrightnessVariation()),
            new NotClipped(rules.mostClipped()),
            AtLeast.notBlurred(rules.leastSharpness())));
  }

  public List<Sheet> sheets() {
    return inspectors.stream().map(Inspector::sheet).toList();
  }

  public List<Finding> inspect(Order order, Inspection inspection) {
    return switch (inspection) {
      case Measured(var measurements) ->
          inspectors.stream()
              .filter(inspector -> inspector.wantedBy(order))
              .map(inspector ->
                  new Finding(inspector.sheet().name(), inspector.inspect(order, measurements)))
              .toList();
      case Unmeasurable(var code, var reason) -> unseen(Verdict.reject(code, reason));
      case Unreadable(var reason, _) -> unseen(Verdict.reject("file_unreadable", reason));
    };
  }

  private static List<Finding> unseen(Verdict verdict) {
    return List.of(new Finding(DECODABLE, verdict));
  }
}
