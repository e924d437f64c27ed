package imagefactory.history.store;

import java.util.ArrayList;
import java.util.List;

/// Lists of values that an index begins with. For one value, the index is in order behind it; for
/// several, each combination is read by itself in order, no further than the page is long, and
/// these are merged.
record Lanes(List<Lane> lanes) {
  Lanes {
    lanes = lanes.stream().filter(lane -> !lane.values().isEmpty()).toList();
  }

  /// Values that a column may have.
  record Lane(String column, List<String> values) {
    Lane {
      values = values.stream().distinct().toList();
    }

    String name() {
      return column + "_values";
    }
  }

  private boolean isOne() {
    return lanes.stream().allMatch(lane -> lane.values().size() == 1);
  }

  Where any(Where where) {
    for (Lane lane : lanes) {
      if (lane.values().size() == 1) {
        where.and(lane.column() + " = :" + lane.column(), lane.column(), lane.values().getFirst());
      } else {
        where.andAny(
            "%s = any(:%s)".formatted(lane.column(), lane.name()), lane.name(), lane.values());
      }
    }
    return where;
  }

  /// A page of at most `:limit` rows.
  Sql page(String table, Where where, String order) {
    if (isOne()) {
      return new Sql(
          "select * from %s %s %s limit :limit".formatted(table, any(where).sql(), order), where);
    }
    List<String> from = new ArrayList<>();
    for (Lane lane : lanes) {
      from.add("unnest(:%1$s) as by_%1$s (wanted_%2$s)".formatted(lane.name(), lane.column()));
      where.and("%1$s = wanted_%1$s".formatted(lane.column())).withList(lane.name(), lane.values());
    }
    return new Sql(
        """
        select r.* from %1$s
        cross join lateral (select * from %2$s %3$s %4$s limit :limit) r
        %4$s limit :limit\
        """
            .formatted(String.join(" cross join ", from), table, where.sql(), order),
        where);
  }
}
