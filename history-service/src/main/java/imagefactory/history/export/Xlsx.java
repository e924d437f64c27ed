package imagefactory.history.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A job as a workbook: a summary, its pieces, its settings.
final class Xlsx {
  /// So many rows are held at once.
  private static final int HELD = 500;

  private Xlsx() {}

  static void write(JobExport export, OutputStream out) throws IOException {
    try (Workbook book = new Workbook(new StaysOpen(out), "Image Factory", null)) {
      summary(book.newWorksheet("Summary"), export.subject());
      table(book, export.pieces());
      settings(book.newWorksheet("Settings"), SettingRow.of(export.settings()));
    }
  }

  private static void summary(Worksheet sheet, Subject subject) throws IOException {
    sheet.width(0, 22);
    sheet.width(1, 60);
    int row = 0;
    for (Column<Subject> column : Subject.SUMMARY) {
      sheet.inlineString(row, 0, column.title());
      sheet.style(row, 0).bold().set();
      put(sheet, row++, 1, column.cell(subject));
    }
    sheet.finish();
  }

  private static <T> void table(Workbook book, Table<T> table) throws IOException {
    Worksheet sheet = book.newWorksheet(table.title());
    head(sheet, table.titles());
    int row = 1;
    for (T each : table.rows()) {
      if (row == Worksheet.MAX_ROWS) {
        throw new IOException("a sheet holds no more than %d rows".formatted(Worksheet.MAX_ROWS));
      }
      int column = 0;
      for (Cell cell : table.cells(each)) {
        put(sheet, row, column++, cell);
      }
      if (++row % HELD == 0) {
        sheet.flush();
      }
    }
    sheet.finish();
  }

  private static void settings(Worksheet sheet, List<SettingRow> settings) throws IOException {
    sheet.width(0, 36);
    sheet.width(1, 60);
    head(sheet, List.of("Setting", "Value"));
    int row = 1;
    for (SettingRow each : settings) {
      put(sheet, row, 0, Cell.of(each.setting()));
      put(sheet, row++, 1, Cell.of(each.value()));
    }
    sheet.finish();
  }

  private static void head(Worksheet sheet, List<String> titles) {
    for (int column = 0; column < titles.size(); column++) {
      sheet.inlineString(0, column, titles.get(column));
      sheet.style(0, column).bold().set();
    }
    sheet.freezePane(0, 1);
  }

  /// Texts stand in their cells: a table of shared ones would hold them all until the end.
  private static void put(Worksheet sheet, int row, int column, Cell cell) {
    switch (cell) {
      case Cell.Blank _ -> {}
      case Cell.Text(String text) -> sheet.inlineString(row, column, text);
      case Cell.Figure(var number) -> sheet.value(row, column, number);
      case Cell.Moment(var at) -> {
        sheet.value(row, column, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
        sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
      }
    }
  }
}
