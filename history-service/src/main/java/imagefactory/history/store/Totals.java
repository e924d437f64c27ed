package imagefactory.history.store;

import imagefactory.kit.page.Total;
import org.jdbi.v3.core.Handle;

/// How many rows match, counted no further than anyone wants to know.
final class Totals {
  private static final int BOUND = 1000;

  private Totals() {}

  static Total of(Handle h, String table, Where where) {
    String sql =
        "select count(*) from (select from %s %s limit :bound) t".formatted(table, where.sql());
    long counted = where.bind(h.createQuery(sql)).bind("bound", BOUND).mapTo(Long.class).one();
    return Total.upTo(counted, BOUND);
  }
}
