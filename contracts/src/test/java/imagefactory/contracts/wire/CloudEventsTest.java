package imagefactory.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.JobEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Proven against the CloudEvents SDK, which stands for everybody else's client.
class CloudEventsTest {
  private static final UUID JOB = new UUID(0, 7);
  private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");
  private static final JobEvent STARTED = new JobEvent.Started(JOB, AT);
  private static final Envelope ENVELOPE =
      new Envelope(
          "e-1",
          "/image-factory/jobs",
          "imagefactory.job.started",
          JOB.toString(),
          AT,
          JOB.toString(),
          3L,
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  private final MessageReader<JobEvent> reader = new MessageReader<>(JobEvent.class);

  @Test
  void the_sdk_reads_what_we_write() {
    RecordHeaders headers = new RecordHeaders();
    CloudEvents.headers(ENVELOPE)
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    CloudEvent event;
    try (var sdk = new CloudEventDeserializer()) {
      event = sdk.deserialize("job-events", headers, Json.write(STARTED));
    }
    assertThat(event.getId()).isEqualTo("e-1");
    assertThat(event.getSource()).isEqualTo(URI.create("/image-factory/jobs"));
    assertThat(event.getType()).isEqualTo("imagefactory.job.started");
    assertThat(event.getSubject()).isEqualTo(JOB.toString());
    assertThat(Objects.requireNonNull(event.getTime()).toInstant()).isEqualTo(AT);
    assertThat(event.getExtension("sequence")).isEqualTo("3");
    assertThat(event.getExtension("traceparent")).isEqualTo(ENVELOPE.traceparent());
    assertThat(Objects.requireNonNull(event.getData()).toBytes()).isEqualTo(Json.write(STARTED));
  }

  @Test
  void reads_binary_mode_of_the_sdk() {
    assertThat(reader.read(sent(Encoding.BINARY, fromSdk())))
        .isEqualTo(new Received.Known<>(ENVELOPE, STARTED));
  }

  @Test
  void reads_structured_mode_of_the_sdk() {
    assertThat(reader.read(sent(Encoding.STRUCTURED, fromSdk())))
        .isEqualTo(new Received.Known<>(ENVELOPE, STARTED));
  }

  @Test
  void skips_a_type_it_does_not_know() {
    CloudEvent other = CloudEventBuilder.v1(fromSdk()).withType("com.example.other").build();
    assertThat(reader.read(sent(Encoding.BINARY, other)))
        .isInstanceOfSatisfying(
            Received.Unknown.class,
            unknown -> assertThat(unknown.envelope().type()).isEqualTo("com.example.other"));
  }

  @Test
  void says_what_a_record_without_an_envelope_lacks() {
    assertThat(reason(record(new RecordHeaders(), "{}"))).contains("ce_specversion");
  }

  @Test
  void says_that_a_record_without_a_value_is_no_event() {
    assertThat(reason(record(new RecordHeaders(), (String) null))).contains("without a value");
  }

  @Test
  void names_the_field_that_is_missing() {
    CloudEvent incomplete =
        CloudEventBuilder.v1(fromSdk())
            .withData(
                "application/json",
                ("{\"jobId\":\"" + JOB + "\"}").getBytes(StandardCharsets.UTF_8))
            .build();
    assertThat(reason(sent(Encoding.BINARY, incomplete))).isEqualTo("expected a field at");
  }

  @Test
  void says_that_the_data_is_no_json() {
    CloudEvent broken =
        CloudEventBuilder.v1(fromSdk())
            .withData("application/json", "{\"jobId\":".getBytes(StandardCharsets.UTF_8))
            .build();
    assertThat(reason(sent(Encoding.BINARY, broken))).startsWith("not the expected JSON");
  }

  /// No database of the house can hold it. What only looks like it can be held.
  @ParameterizedTest
  @CsvSource({"a\\u0000b, false", "a\\\\u0000b, true", "a\\\\\\u0000b, false"})
  void refuses_text_with_the_character_that_no_database_holds(String written, boolean isTaken) {
    String failed =
        Json.text(new JobEvent.Failed(JOB, "CODE", "it broke", 0, 1, AT)).replace("CODE", written);
    CloudEvent event =
        CloudEventBuilder.v1(fromSdk())
            .withType("imagefactory.job.failed")
            .withData("application/json", failed.getBytes(StandardCharsets.UTF_8))
            .build();
    var plain = sent(Encoding.BINARY, event);
    for (ConsumerRecord<String, byte[]> message :
        List.of(
            plain,
            sent(Encoding.STRUCTURED, event),
            record(plain.headers(), failed.getBytes(StandardCharsets.UTF_16LE)))) {
      if (isTaken) {
        assertThat(reader.read(message)).isInstanceOf(Received.Known.class);
      } else {
        assertThat(reason(message)).isEqualTo("expected text without the character U+0000");
      }
    }
  }

  @Test
  void says_that_there_is_no_data() {
    assertThat(reason(record(sent(Encoding.BINARY, fromSdk()).headers(), "")))
        .isEqualTo("expected a Started, found null");
  }

  @Test
  void says_that_something_follows_the_json() {
    CloudEvent two =
        CloudEventBuilder.v1(fromSdk())
            .withData(
                "application/json", (Json.text(STARTED) + "{}").getBytes(StandardCharsets.UTF_8))
            .build();
    assertThat(reason(sent(Encoding.BINARY, two))).startsWith("not the expected JSON");
  }

  @Test
  void has_the_data_as_it_came_only_where_it_is_the_value() {
    CloudEvent event = fromSdk();
    assertThat(CloudEvents.plainData(sent(Encoding.BINARY, event))).hasValue(Json.text(STARTED));
    assertThat(CloudEvents.plainData(sent(Encoding.STRUCTURED, event))).isEmpty();
    String text = Json.text(STARTED);
    for (var other : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(CloudEvents.plainData(record(new RecordHeaders(), text.getBytes(other))))
          .isEmpty();
    }
    assertThat(CloudEvents.plainData(record(new RecordHeaders(), "\ufeff" + text))).isEmpty();
  }

  @Test
  void says_which_attribute_is_no_time() {
    ConsumerRecord<String, byte[]> message = sent(Encoding.BINARY, fromSdk());
    message
        .headers()
        .remove("ce_time")
        .add("ce_time", "yesterday".getBytes(StandardCharsets.UTF_8));
    assertThat(reason(message)).isEqualTo("expected an RFC 3339 time, found yesterday");
  }

  private String reason(ConsumerRecord<String, byte[]> message) {
    assertThat(reader.read(message)).isInstanceOf(Received.Unreadable.class);
    return ((Received.Unreadable<JobEvent>) reader.read(message)).reason();
  }

  private static CloudEvent fromSdk() {
    return CloudEventBuilder.v1()
        .withId("e-1")
        .withSource(URI.create("/image-factory/jobs"))
        .withType("imagefactory.job.started")
        .withSubject(JOB.toString())
        .withTime(OffsetDateTime.ofInstant(AT, ZoneOffset.UTC))
        .withExtension("partitionkey", JOB.toString())
        .withExtension("sequence", "3")
        .withExtension("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .withData("application/json", Json.write(STARTED))
        .build();
  }

  private static ConsumerRecord<String, byte[]> sent(Encoding encoding, CloudEvent event) {
    try (var sdk = new CloudEventSerializer()) {
      sdk.configure(
          Map.of(
              CloudEventSerializer.ENCODING_CONFIG,
              encoding,
              CloudEventSerializer.EVENT_FORMAT_CONFIG,
              JsonFormat.CONTENT_TYPE),
          false);
      RecordHeaders headers = new RecordHeaders();
      byte[] value = sdk.serialize("job-events", headers, event);
      return record(headers, value == null ? null : new String(value, StandardCharsets.UTF_8));
    }
  }

  private static ConsumerRecord<String, byte[]> record(Headers headers, @Nullable String value) {
    return record(headers, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private static ConsumerRecord<String, byte[]> record(Headers headers, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        "job-events",
        0,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        "key",
        value,
        headers,
        java.util.Optional.empty());
  }
}
