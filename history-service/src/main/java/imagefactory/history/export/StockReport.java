package imagefactory.history.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a stock export wrote, cut and left out, over as many files as the site's limits ask for.
/// Findings are listed up to a bound, and counted beyond it.
public record StockReport(
    UUID jobId,
    String profile,
    int files,
    int images,
    int leftOut,
    int cut,
    List<Finding> findings) {
  public StockReport {
    findings = List.copyOf(findings);
  }

  /// Before anything is written.
  public static StockReport of(JobExport export, StockProfile profile) {
    try {
      return StockFiles.write(export, profile, _ -> OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As it grows with each image.
  static final class Draft {
    private static final int LISTED = 1000;

    private int images;
    private int leftOut;
    private int cut;
    private final List<Finding> findings = new ArrayList<>();

    void add(StockRow row) {
      if (row.isTaken()) {
        images++;
        cut += row.findings().isEmpty() ? 0 : 1;
      } else {
        leftOut++;
      }
      row.findings().stream().limit(LISTED - findings.size()).forEach(findings::add);
    }

    StockReport report(UUID jobId, StockProfile profile, int files) {
      return new StockReport(jobId, profile.title(), files, images, leftOut, cut, findings);
    }
  }
}
