package imagefactory.kit.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MultipartTest {
  @Test
  void fields_and_files_stand_between_boundaries() {
    byte[] file = {1, 2};
    Body body =
        new Multipart()
            .field("prompt", "ein Fuchs im Schnee ❄\r\n--x")
            .file("image_file", "a.png", "image/png", file)
            .body();
    String boundary = body.type().substring("multipart/form-data; boundary=".length());
    assertThat(new String(body.bytes(), UTF_8))
        .isEqualTo(
            """
            --B
            Content-Disposition: form-data; name="prompt"
            Content-Type: text/plain; charset=utf-8

            ein Fuchs im Schnee ❄
            --x
            --B
            Content-Disposition: form-data; name="image_file"; filename="a.png"
            Content-Type: image/png

            \u0001\u0002
            --B--
            """
                .replace("\n", "\r\n")
                .replace("--B", "--" + boundary));
  }

  @Test
  void a_name_that_would_break_the_form_is_a_bug() {
    var form = new Multipart();
    assertThatThrownBy(() -> form.field("a\"; filename=\"b", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
