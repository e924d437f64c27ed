package imagefactory.contracts.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T12:00:00Z",
        "2026-11-20T12:00:00.1Z",
        "2026-11-20T12:00:00.000001Z",
        "2026-11-20T23:59:59.999999999Z",
        "2024-02-29T00:00:00Z",
        "1969-12-31T23:59:59.5Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void reads_what_we_write_as_java_does(String text) {
    assertThat(Timestamp.isPlain(text)).isTrue();
    assertThat(Timestamp.parse(text)).isEqualTo(Instant.parse(text));
    assertThat(Json.readOwn('"' + text + '"', Instant.class)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-20T13:00:00+01:00", "2026-11-20T12:00Z", "2026-11-20T12:00:00+00:00"})
  void reads_other_forms_as_java_does(String text) {
    assertThat(Timestamp.isPlain(text)).isFalse();
    assertThat(Timestamp.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-20",
        "2026-11-20T12:00:00",
        "2026-11-20T12:00:00.1234567890Z",
        "2026-11-20T12:00:00,5Z",
        "2026-11-20 12:00:00Z",
        "2026-02-30T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-11-20T24:00:00Z",
        "2026-11-20T12:60:00Z",
        "+12026-11-20T12:00:00Z",
        "-0001-11-20T12:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "2026-11-20T12:00:60Z",
        "2026-11-20T12:00:0٣Z"
      })
  void refuses_what_is_no_time(String text) {
    assertThatThrownBy(() -> Timestamp.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Json.read(('"' + text + '"').getBytes(UTF_8), Instant.class))
        .isInstanceOf(Json.UnreadableException.class);
  }
}
