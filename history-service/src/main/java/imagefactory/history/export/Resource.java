package imagefactory.history.export;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Reads the data that this room comes with.
final class Resource {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Resource() {}

  static Map<String, String> labels(String name) {
    return read(name, new TypeReference<LinkedHashMap<String, String>>() {});
  }

  static Map<String, StockProfile> profiles(String name) {
    return read(name, new TypeReference<LinkedHashMap<String, StockProfile>>() {});
  }

  private static <T> T read(String name, TypeReference<T> type) {
    try (InputStream in = Resource.class.getResourceAsStream("/export/" + name)) {
      return JSON.readValue(Objects.requireNonNull(in, name), type);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
