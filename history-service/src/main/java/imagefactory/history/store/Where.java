package imagefactory.history.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Conditions that a request chose, each with its value. The text is ours; what comes from outside
/// is only ever bound.
final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();

  Where and(String condition) {
    conditions.add(condition);
    return this;
  }

  Where and(String condition, String name, Object value) {
    return and(condition).with(name, value);
  }

  Where with(String name, @Nullable Object value) {
    values.put(name, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    return this;
  }

  Where andAny(String condition, String name, List<String> list) {
    return and(condition).withList(name, list);
  }

  Where withList(String name, List<String> list) {
    lists.put(name, List.copyOf(list));
    return this;
  }

  String sql() {
    return "where " + String.join(" and ", conditions);
  }

  <S extends SqlStatement<S>> S bind(S statement) {
    values.forEach(statement::bind);
    lists.forEach((name, list) -> statement.bindArray(name, String.class, list));
    return statement;
  }
}
