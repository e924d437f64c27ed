package imagefactory.teststack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class StackForQuarkusTest {

  @Test
  void configures_the_service_under_test(Stack stack) {
    var config = ConfigProvider.getConfig();

    stack
        .environment()
        .forEach((name, value) -> assertThat(config.getValue(name, String.class)).isEqualTo(value));
    assertThat(config.getValue("quarkus.http.test-port", Integer.class)).isZero();
  }
}
