package imagefactory.history.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// The pieces of a job as comma-separated values; one file has one table.
final class Csv {
  private Csv() {}

  static void write(JobExport export, OutputStream out) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
    write(export.pieces(), csv);
    csv.flush();
  }

  private static <T> void write(Table<T> table, CSVPrinter csv) throws IOException {
    csv.printRecord(table.titles());
    for (T row : table.rows()) {
      List<String> values = table.cells(row).stream().map(Csv::text).toList();
      csv.printRecord(values);
    }
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Blank _ -> "";
      case Cell.Text(String text) -> text;
      case Cell.Figure(var number) -> number.toPlainString();
      case Cell.Moment(var at) -> at.toString();
    };
  }
}
