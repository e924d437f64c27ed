package imagefactory.history.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import imagefactory.contracts.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// A header of a letter; a name may stand there twice, and without a value.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterHeader(String name, @Nullable Bytes value) {
  /// What the dead-letter topic says about the letter, and no part of it.
  private static final Set<String> BURIAL =
      Set.of("dlq_reason", "dlq_topic", "dlq_partition", "dlq_offset");

  public LetterHeader {
    if (name == null || name.isBlank() || name.length() > 200 || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("expected a header's name of 1 to 200 characters");
    }
  }

  static List<LetterHeader> of(Headers headers) {
    List<LetterHeader> all = new ArrayList<>();
    for (Header header : headers) {
      if (!BURIAL.contains(header.key())) {
        byte[] value = header.value();
        all.add(new LetterHeader(header.key(), value == null ? null : Bytes.of(value)));
      }
    }
    return all;
  }

  static Headers written(List<LetterHeader> all) {
    RecordHeaders headers = new RecordHeaders();
    for (LetterHeader each : all) {
      headers.add(each.name, each.value == null ? null : each.value.bytes());
    }
    return headers;
  }

  static String json(List<LetterHeader> all) {
    return Json.text(all);
  }

  static List<LetterHeader> read(String json) {
    return List.of(Json.readOwn(json, LetterHeader[].class));
  }
}
