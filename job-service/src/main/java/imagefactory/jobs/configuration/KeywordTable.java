package imagefactory.jobs.configuration;

import imagefactory.contracts.Settings;
import imagefactory.jobs.form.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// Keywords as rows under named columns. Names of columns are case sensitive, as the template
/// writes them.
public record KeywordTable(List<String> columns, List<List<String>> rows) {
  public static final int MOST_ROWS = 10_000;

  /// The column of keywords that came as a list.
  public static final String ONLY_COLUMN = "Keyword";

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT
          .builder()
          .setTrim(true)
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .get();

  public KeywordTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// What came out of reading CSV.
  sealed interface Parsed {
    record Table(KeywordTable table) implements Parsed {}

    record Mistake(String expected) implements Parsed {}
  }

  static Parsed parse(String csv) {
    try (CSVParser records = CSVParser.parse(withoutMark(csv), CSV)) {
      return table(records);
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException e) {
      return new Parsed.Mistake("expected CSV with a header line, in which quotes are closed");
    }
  }

  private static Parsed table(Iterable<CSVRecord> records) {
    List<String> columns = List.of();
    List<List<String>> rows = new ArrayList<>();
    for (CSVRecord each : records) {
      List<String> cells = each.toList();
      if (columns.isEmpty()) {
        columns = cells;
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
          if (column.isEmpty()) {
            return new Parsed.Mistake("expected a name for every column in the header line");
          }
          if (!seen.add(column)) {
            return new Parsed.Mistake(
                "expected every column once, found %s twice".formatted(Form.repeated(column)));
          }
        }
      } else if (cells.size() != columns.size()) {
        return new Parsed.Mistake(
            "expected %d columns in row %d, found %d"
                .formatted(columns.size(), rows.size() + 1, cells.size()));
      } else if (rows.size() == MOST_ROWS) {
        return new Parsed.Mistake("expected at most %d rows".formatted(MOST_ROWS));
      } else {
        rows.add(cells);
      }
    }
    return rows.isEmpty()
        ? new Parsed.Mistake("expected at least one row below the header")
        : new Parsed.Table(new KeywordTable(columns, rows));
  }

  /// Of settings that were checked when their job began.
  public static KeywordTable of(Settings.Keywords keywords) {
    return switch (parse(keywords.csv())) {
      case Parsed.Table(var table) -> table;
      case Parsed.Mistake(var expected) -> throw new IllegalStateException(expected);
    };
  }

  /// A list is a table of one column.
  static String csv(List<String> keywords) {
    StringBuilder csv = new StringBuilder();
    try (var printer = new CSVPrinter(csv, CSV.builder().setRecordSeparator('\n').get())) {
      printer.printRecord(ONLY_COLUMN);
      for (String keyword : keywords) {
        printer.printRecord(keyword);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text can always be appended to", e);
    }
    return csv.toString();
  }

  static String withoutMark(String csv) {
    return csv.startsWith(BYTE_ORDER_MARK) ? csv.substring(BYTE_ORDER_MARK.length()) : csv;
  }

  /// The rows as they are taken; the same number gives the same order.
  public List<List<String>> ordered(Settings.Order order, long shuffle) {
    List<List<String>> ordered = new ArrayList<>(rows);
    if (order == Settings.Order.RANDOM) {
      Collections.shuffle(ordered, new Random(shuffle));
    }
    return ordered;
  }
}
