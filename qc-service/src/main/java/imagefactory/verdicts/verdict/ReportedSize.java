package imagefactory.verdicts.verdict;

import static imagefactory.verdicts.verdict.Verdict.pass;
import static imagefactory.verdicts.verdict.Verdict.reject;

import java.util.Map;

/// A provider that reports another size than its file has would spoil every later step.
final class ReportedSize implements Inspector {
  @Override
  public Sheet sheet() {
    return Sheet.of(
        "size",
        "the picture has as many pixels as was reported",
        "the very same width and height",
        null,
        Map.of());
  }

  @Override
  public boolean wantedBy(Order order) {
    return order.file() != null;
  }

  @Override
  public Verdict inspect(Order order, Measurements found) {
    var file = order.file();
    String size = "%d × %d pixels".formatted(found.width(), found.height());
    if (file == null || (file.width() == found.width() && file.height() == found.height())) {
      return pass("the size is " + size);
    }
    return reject(
        "wrong_size",
        "wrong size: %s, expected %d × %d as reported"
            .formatted(size, file.width(), file.height()));
  }
}
