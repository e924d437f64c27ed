package imagefactory.kit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @Test
  void a_path_follows_the_url_whether_or_not_that_ends_with_a_slash() {
    for (String url : new String[] {"https://host/v1", "https://host/v1/"}) {
      var endpoint = new Endpoint("FACTORY_X", URI.create(url), Optional.of("hush"));
      assertThat(endpoint.at("/chat")).isEqualTo(URI.create("https://host/v1/chat"));
      assertThat(endpoint).hasToString("https://host/v1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://host/v1", "host", "https://me:hush@host/v1", "https://host/v1?key=hush"})
  void an_address_that_cannot_be_called_is_noticed_at_the_start(String url) {
    assertThatThrownBy(() -> new Endpoint("FACTORY_X", URI.create(url), Optional.empty()))
        .hasMessageContaining("FACTORY_X_URL")
        .hasMessageNotContaining("hush");
  }

  @Test
  void a_key_that_cannot_be_sent_is_noticed_at_the_start_and_not_repeated() {
    URI url = URI.create("https://host");
    assertThatThrownBy(() -> new Endpoint("FACTORY_X", url, Optional.of("hush\nhush")))
        .hasMessageContaining("FACTORY_X_KEY")
        .hasMessageNotContaining("hush");
  }
}
