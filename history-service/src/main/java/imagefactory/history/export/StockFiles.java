package imagefactory.history.export;

import imagefactory.contracts.StoredFile;
import imagefactory.history.timeline.Image;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/// Writes a job's finished images for a stock site; the next file begins where the site's limit of
/// rows or bytes is reached.
final class StockFiles {
  private final StockProfile profile;
  private final CSVFormat form;
  private final Parts parts;
  private final StockReport.Draft draft = new StockReport.Draft();
  private OutputStream part = OutputStream.nullOutputStream();
  private int number;
  private int rows;
  private long bytes;

  private StockFiles(StockProfile profile, Parts parts) {
    this.profile = profile;
    this.parts = parts;
    this.form =
        CSVFormat.RFC4180.builder().setDelimiter(profile.separator()).setRecordSeparator("").get();
  }

  /// Where the files go, one after the other, from 1 on.
  interface Parts {
    OutputStream next(int number) throws IOException;
  }

  static StockReport write(JobExport export, StockProfile profile, Parts parts) throws IOException {
    StockFiles files = new StockFiles(profile, parts);
    files.begin();
    for (Image image : export.images()) {
      Optional<StoredFile> file = Pieces.finished(image);
      if (file.isPresent()) {
        files.add(StockRow.of(profile, image, file.get()));
      }
    }
    return files.draft.report(export.subject().job().id(), profile, files.number);
  }

  private void add(StockRow row) throws IOException {
    draft.add(row);
    if (!row.isTaken()) {
      return;
    }
    byte[] line = line(row.values());
    if (rows == profile.mostRows() || bytes + line.length > profile.mostBytes()) {
      begin();
    }
    put(line);
    rows++;
  }

  private void begin() throws IOException {
    part = parts.next(++number);
    rows = 0;
    bytes = 0;
    put(line(profile.headers()));
  }

  private void put(byte[] line) throws IOException {
    part.write(line);
    bytes += line.length;
  }

  private byte[] line(List<String> values) {
    return (form.format(values.toArray()) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
