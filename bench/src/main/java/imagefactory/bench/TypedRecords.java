package imagefactory.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/// The same events once more, as Kafka Connect's JSON converter wants them: what is in the headers
/// stands in the value, and the schema of all that travels with each.
final class TypedRecords {
  static final String TOPIC = "typed-job-events";
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<Map<String, Object>> FIELDS =
      List.of(
          field("id", "string", "io.debezium.data.Uuid"),
          field("job_id", "string", "io.debezium.data.Uuid"),
          field("sequence", "int64", ""),
          field("at", "string", "io.debezium.time.ZonedTimestamp"),
          field("type", "string", ""),
          field("data", "string", "io.debezium.data.Json"));
  private static final Map<String, Object> SCHEMA =
      Map.of("type", "struct", "optional", false, "name", "job_event", "fields", FIELDS);

  private TypedRecords() {}

  static List<ProducerRecord<String, byte[]>> of(List<ProducerRecord<String, byte[]>> events)
      throws JsonProcessingException {
    List<ProducerRecord<String, byte[]>> typed = new ArrayList<>(events.size());
    for (ProducerRecord<String, byte[]> event : events) {
      typed.add(typed(event));
    }
    return typed;
  }

  private static ProducerRecord<String, byte[]> typed(ProducerRecord<String, byte[]> event)
      throws JsonProcessingException {
    Map<String, Object> payload =
        Map.of(
            "id", text(event, "ce_id"),
            "job_id", event.key(),
            "sequence", Long.valueOf(text(event, "ce_sequence")),
            "at", text(event, "ce_time"),
            "type", text(event, "ce_type"),
            "data", new String(event.value(), UTF_8));
    byte[] value = JSON.writeValueAsBytes(Map.of("schema", SCHEMA, "payload", payload));
    var record = new ProducerRecord<>(TOPIC, event.key(), value);
    record.headers().add("ce_id", text(event, "ce_id").getBytes(UTF_8));
    return record;
  }

  /// Gives each event a header that nobody looks at, so long that both topics have as many bytes.
  static void weighDown(List<ProducerRecord<String, byte[]>> events)
      throws JsonProcessingException {
    for (ProducerRecord<String, byte[]> event : events) {
      if (event.headers().lastHeader("padding") == null) {
        int missing = bytes(typed(event)) - bytes(event) - "padding".length();
        event.headers().add("padding", " ".repeat(Math.max(0, missing)).getBytes(UTF_8));
      }
    }
  }

  private static int bytes(ProducerRecord<String, byte[]> record) {
    int bytes = record.value().length;
    for (Header header : record.headers()) {
      bytes += header.key().length() + header.value().length;
    }
    return bytes;
  }

  private static String text(ProducerRecord<String, byte[]> event, String header) {
    return new String(event.headers().lastHeader(header).value(), UTF_8);
  }

  private static Map<String, Object> field(String name, String type, String meaning) {
    return meaning.isEmpty()
        ? Map.of("field", name, "type", type, "optional", false)
        : Map.of("field", name, "type", type, "optional", false, "name", meaning, "version", 1);
  }
}
