package imagefactory.kit.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedWaitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | PT7S",
        "0 | PT0S",
        "'' | PT0S",
        "soon | PT0S",
        "-3 | PT0S",
        "99999999999 | PT0S",
        "Fri, 20 Nov 2026 12:00:30 GMT | PT30S",
        "Fri, 20 Nov 2026 11:00:00 GMT | PT0S",
      })
  void reads_seconds_and_dates_and_waits_for_nothing_else(String header, Duration wait) {
    assertThat(AskedWait.of(header, Instant.parse("2026-11-20T12:00:00Z"))).isEqualTo(wait);
  }
}
