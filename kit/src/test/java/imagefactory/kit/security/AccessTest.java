package imagefactory.kit.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.1.7", "::"})
  void without_a_login_only_loopback_may_be_bound(String host) {
    assertThatThrownBy(() -> new Access(false, host).check(new StartupEvent()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refusing to start: %s is not loopback".formatted(host));
    assertThatCode(() -> new Access(true, host).check(new StartupEvent()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void on_loopback_no_login_is_needed(String host) {
    assertThatCode(() -> new Access(false, host).check(new StartupEvent()))
        .doesNotThrowAnyException();
  }
}
