package imagefactory.history.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// A query that a request chose, with its values.
record Sql(String text, Where where) {
  Query in(Handle h) {
    return where.bind(h.createQuery(text));
  }

  /// How the database would find it.
  String plan(Handle h) {
    return String.join(
        "\n", where.bind(h.createQuery("explain " + text)).mapTo(String.class).list());
  }
}
