package imagefactory.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {

  @Test
  void lies_beside_the_script_unless_told_otherwise() {
    assertThat(Home.of(Map.of("FACTORY_ROOT", "/house")).folder())
        .isEqualTo(Path.of("/house/.factory"));
    assertThat(Home.of(Map.of("FACTORY_ROOT", "/house", "FACTORY_HOME", "/data")).folder())
        .isEqualTo(Path.of("/data"));
  }

  @Test
  void shifts_every_port() {
    var home = Home.of(Map.of("FACTORY_PORT_OFFSET", "100"));

    assertThat(home.url(Member.JOB)).isEqualTo("http://127.0.0.1:8181");
    assertThat(home.port(Member.KAFKA)).isEqualTo(19192);
  }

  @Test
  void refuses_an_offset_that_leaves_no_room() {
    assertThatThrownBy(() -> Home.of(Map.of("FACTORY_PORT_OFFSET", "50000")))
        .hasMessage("FACTORY_PORT_OFFSET: expected 0 to 46443, but found 50000");
    assertThatThrownBy(() -> Home.of(Map.of("FACTORY_PORT_OFFSET", "many")))
        .hasMessage("FACTORY_PORT_OFFSET: expected a number, but found 'many'");
  }
}
