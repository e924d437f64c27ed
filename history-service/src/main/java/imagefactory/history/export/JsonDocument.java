package imagefactory.history.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job as one document, for programs: values as they are, since JSON has no formulas.
final class JsonDocument {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonDocument() {}

  static void write(JobExport export, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeFieldName("job");
      object(json, Subject.SUMMARY, export.subject());
      json.writeObjectField("settings", export.settings());
      table(json, export.pieces());
      json.writeEndObject();
    }
  }

  private static <T> void table(JsonGenerator json, Table<T> table) throws IOException {
    json.writeArrayFieldStart(table.key());
    for (T row : table.rows()) {
      object(json, table.columns(), row);
    }
    json.writeEndArray();
  }

  private static <T> void object(JsonGenerator json, List<Column<T>> columns, T row)
      throws IOException {
    json.writeStartObject();
    for (Column<T> column : columns) {
      json.writeFieldName(column.key());
      json.writeObject(plain(column.value().apply(row)));
    }
    json.writeEndObject();
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant at -> at.toString();
      case Number number -> number;
      case Collection<?> all -> all;
      default -> value.toString();
    };
  }
}
