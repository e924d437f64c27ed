package imagefactory.history.export;

import java.io.IOException;
import java.io.OutputStream;

/// The forms of an export, under the names they have in requests.
public enum Format {
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  CSV("text/csv; charset=UTF-8"),
  JSON("application/json");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /// Leaves the stream open.
  public void write(JobExport export, OutputStream out) throws IOException {
    switch (this) {
      case XLSX -> Xlsx.write(export, out);
      case CSV -> Csv.write(export, out);
      case JSON -> JsonDocument.write(export, out);
    }
  }
}
