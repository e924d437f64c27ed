package imagefactory.history.export;

import java.util.List;

/// Rows that are read while they are written.
record Table<T>(String key, String title, List<Column<T>> columns, Iterable<T> rows) {
  Table {
    columns = List.copyOf(columns);
  }

  List<String> titles() {
    return columns.stream().map(Column::title).toList();
  }

  List<Cell> cells(T row) {
    return columns.stream().map(column -> column.cell(row)).toList();
  }
}
