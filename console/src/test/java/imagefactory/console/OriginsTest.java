package imagefactory.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8081", "https://jobs.example", "http://[::1]:8081"})
  void an_origin_is_taken(String origin) {
    assertThat(new Origins(origin, origin, origin).jobs()).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jobs.example",
        "https://jobs.example/",
        "https://jobs.example/api",
        "https://me:secret@jobs.example",
        "https://jobs.example; script-src *",
        "data:text/html,hello",
        "*"
      })
  void what_would_widen_the_policy_is_refused_with_its_name(String value) {
    assertThatThrownBy(() -> new Origins("http://127.0.0.1:8081", value, "http://127.0.0.1:8083"))
        .hasMessageContaining("factory.console.images")
        .hasMessageContaining(value);
  }
}
