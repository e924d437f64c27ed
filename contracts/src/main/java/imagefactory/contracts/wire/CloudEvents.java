package imagefactory.contracts.wire;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.wire.Json.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// The CloudEvents 1.0 binding for Kafka: binary mode out, binary and structured mode in.
public final class CloudEvents {
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String JSON = "application/json";
  private static final String PREFIX = "ce_";

  private CloudEvents() {}

  /// Binary mode: the attributes travel as headers, the data is the value as it is.
  public static Map<String, String> headers(Envelope envelope) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", envelope.id());
    headers.put("ce_source", envelope.source());
    headers.put("ce_type", envelope.type());
    putIfKnown(headers, "ce_subject", envelope.subject());
    putIfKnown(headers, "ce_time", envelope.time());
    headers.put("ce_dataschema", schemaOf(envelope.type()));
    putIfKnown(headers, "ce_partitionkey", envelope.partitionKey());
    putIfKnown(headers, "ce_sequence", envelope.sequence());
    putIfKnown(headers, "ce_traceparent", envelope.traceparent());
    headers.put("content-type", JSON);
    return headers;
  }

  public static String schemaOf(String type) {
    return "urn:imagefactory:schema:" + type;
  }

  private static void putIfKnown(Map<String, String> headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.put(name, value.toString());
    }
  }

  /// The envelope and the data's bytes, whichever mode the writer chose.
  static Opened open(ConsumerRecord<?, byte[]> message) throws UnreadableException {
    byte[] value = message.value();
    if (value == null) {
      throw new UnreadableException("expected a CloudEvent, found a record without a value");
    }
    if (isStructured(message)) {
      return structured(value);
    }
    Map<String, String> attributes = attributes(message);
    if (!attributes.containsKey("specversion")) {
      throw new UnreadableException(
          "expected a CloudEvent: neither the header ce_specversion nor content-type "
              + STRUCTURED);
    }
    return new Opened(envelope(attributes::get), inUtf8(value));
  }

  /// The data as it came, if it came as text that is nothing else: the value of a message in binary
  /// mode. Only what a reader has read is known to be JSON.
  public static Optional<String> plainData(ConsumerRecord<?, byte[]> message) {
    byte[] value = message.value();
    return value == null || isStructured(message) || !isUtf8Object(value)
        ? Optional.empty()
        : Optional.of(text(value));
  }

  /// JSON may come in wider characters, or after a byte order mark.
  private static boolean isUtf8Object(byte[] value) {
    return value.length > 1 && value[0] == '{' && value[1] != 0;
  }

  private static byte[] inUtf8(byte[] json) throws UnreadableException {
    try {
      return isUtf8Object(json)
          ? json
          : Json.mapper().writeValueAsBytes(Json.mapper().readTree(json));
    } catch (IOException e) {
      throw new UnreadableException(Json.reason(e));
    }
  }

  private static boolean isStructured(ConsumerRecord<?, byte[]> message) {
    Header contentType = message.headers().lastHeader("content-type");
    return contentType != null
        && contentType.value() != null
        && text(contentType.value()).startsWith(STRUCTURED);
  }

  private static Opened structured(byte[] value) throws UnreadableException {
    try {
      JsonNode event = Json.mapper().readTree(value);
      if (!event.isObject()) {
        throw new UnreadableException("expected a CloudEvent as a JSON object");
      }
      Envelope envelope =
          envelope(name -> {
            JsonNode attribute = event.path(name);
            return attribute.isValueNode() && !attribute.isNull() ? attribute.asText() : null;
          });
      return new Opened(envelope, data(event));
    } catch (IOException _) {
      throw new UnreadableException("expected a CloudEvent in JSON, found something else");
    }
  }

  private static byte[] data(JsonNode event) throws IOException {
    return event.hasNonNull("data_base64")
        ? event.get("data_base64").binaryValue()
        : Json.mapper().writeValueAsBytes(event.path("data"));
  }

  private static Envelope envelope(Function<String, @Nullable String> attribute)
      throws UnreadableException {
    String version = required(attribute, "specversion");
    if (!version.startsWith("1.")) {
      throw new UnreadableException("expected CloudEvents specversion 1.0, found " + version);
    }
    return new Envelope(
        required(attribute, "id"),
        required(attribute, "source"),
        required(attribute, "type"),
        attribute.apply("subject"),
        time(attribute.apply("time")),
        attribute.apply("partitionkey"),
        sequence(attribute.apply("sequence")),
        attribute.apply("traceparent"));
  }

  private static String required(Function<String, @Nullable String> attribute, String name)
      throws UnreadableException {
    String value = attribute.apply(name);
    if (value == null || value.isBlank()) {
      throw new UnreadableException("expected the CloudEvents attribute " + name);
    }
    return value;
  }

  private static @Nullable Instant time(@Nullable String text) throws UnreadableException {
    try {
      return text == null ? null : Timestamp.parse(text);
    } catch (DateTimeException _) {
      throw new UnreadableException("expected an RFC 3339 time, found " + shortened(text));
    }
  }

  private static @Nullable Long sequence(@Nullable String text) throws UnreadableException {
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException _) {
      throw new UnreadableException(
          "expected a whole number as sequence, found " + shortened(text));
    }
  }

  private static String shortened(@Nullable String text) {
    String shown = String.valueOf(text);
    return shown.length() <= 40 ? shown : shown.substring(0, 40) + "…";
  }

  /// By name, all of them in one pass: looked up one by one, each would pass over the others.
  private static Map<String, String> attributes(ConsumerRecord<?, byte[]> message) {
    Map<String, String> attributes = new HashMap<>();
    for (Header header : message.headers()) {
      if (header.key().startsWith(PREFIX) && header.value() != null) {
        attributes.put(header.key().substring(PREFIX.length()), text(header.value()));
      }
    }
    return attributes;
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /// A CloudEvent whose data has not been read yet.
  record Opened(Envelope envelope, byte[] data) {}
}
