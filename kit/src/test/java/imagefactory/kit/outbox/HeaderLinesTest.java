package imagefactory.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HeaderLinesTest {
  @Test
  void usual_headers_stay_readable() {
    var headers = new RecordHeaders();
    headers.add("ce_type", "a.b.started".getBytes(UTF_8));
    headers.add("ce_time", "2026-11-20T12:00:00.123Z".getBytes(UTF_8));

    assertThat(new String(HeaderLines.write(headers), UTF_8))
        .isEqualTo("ce_type=a.b.started\nce_time=2026-11-20T12:00:00.123Z\n");
  }

  @RepeatedTest(50)
  void any_bytes_survive(RepetitionInfo round) {
    var random = new Random(round.getCurrentRepetition());
    var headers = new RecordHeaders();
    for (int i = 0; i < 5; i++) {
      byte[] name = new byte[random.nextInt(1, 8)];
      byte[] value = new byte[random.nextInt(20)];
      random.nextBytes(name);
      random.nextBytes(value);
      headers.add(new String(name, UTF_8), random.nextInt(5) == 0 ? null : value);
    }

    assertThat(HeaderLines.read(HeaderLines.write(headers)).toArray())
        .containsExactly(headers.toArray());
  }
}
