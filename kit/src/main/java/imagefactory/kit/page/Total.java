package imagefactory.kit.page;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How many items there are: exactly, or at least so many where counting on would cost too much.
public record Total(long value, Relation relation) {
  public enum Relation {
    EQ,
    GTE;

    @JsonValue
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Total exactly(long value) {
    return new Total(value, Relation.EQ);
  }

  /// Of a count that stopped counting at the bound.
  public static Total upTo(long counted, long bound) {
    return counted < bound ? exactly(counted) : new Total(bound, Relation.GTE);
  }
}
