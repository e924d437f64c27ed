package imagefactory.history.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a stock site takes. Profiles are data: another site is another entry of the resource.
public record StockProfile(
    String title,
    String separator,
    String keywordSeparator,
    int mostRows,
    int mostBytes,
    List<String> formats,
    long leastPixels,
    List<Field> columns) {
  private static final Map<String, StockProfile> BY_NAME = Resource.profiles("stock-profiles.json");

  public StockProfile {
    formats = List.copyOf(formats);
    columns = List.copyOf(columns);
    if (mostRows < 1 || mostBytes < 1 || columns.isEmpty()) {
      throw new IllegalArgumentException("%s: expected rows, bytes and columns".formatted(title));
    }
  }

  /// What a column takes, and its limits: in characters, or in keywords. 0 is no limit.
  record Field(String header, From from, int longest, int least, int most, List<String> always) {
    @JsonCreator
    Field(
        String header, From from, int longest, int least, int most, @Nullable List<String> always) {
      this.header = header;
      this.from = from;
      this.longest = longest;
      this.least = least;
      this.most = most;
      this.always = always == null ? List.of() : List.copyOf(always);
    }
  }

  /// Where a column's value is from; `NOTHING` is left for the person to fill in.
  enum From {
    FILE,
    TITLE,
    DESCRIPTION,
    KEYWORDS,
    PROMPT,
    MODEL,
    NOTHING;

    @JsonCreator
    static From of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  public static Optional<StockProfile> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  List<String> headers() {
    return columns.stream().map(Field::header).toList();
  }
}
