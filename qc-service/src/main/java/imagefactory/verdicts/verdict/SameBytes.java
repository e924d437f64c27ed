package imagefactory.verdicts.verdict;

import static imagefactory.verdicts.verdict.Verdict.pass;
import static imagefactory.verdicts.verdict.Verdict.reject;

import java.util.Map;

/// A file that changed since it was made is not the one that was ordered.
final class SameBytes implements Inspector {
  private static final int SHOWN = 12;

  @Override
  public Sheet sheet() {
    return Sheet.of(
        "hash",
        "the file is the one that was made",
        "the SHA-256 reported when it was made",
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
    if (file == null || file.sha256().equalsIgnoreCase(found.sha256())) {
      return pass("the file is the one that was made");
    }
    return reject(
        "wrong_hash",
        "wrong file: its SHA-256 starts with %s, expected %s; it was changed after it was made"
            .formatted(start(found.sha256()), start(file.sha256())));
  }

  private static String start(String hash) {
    return hash.substring(0, Math.min(SHOWN, hash.length()));
  }
}
