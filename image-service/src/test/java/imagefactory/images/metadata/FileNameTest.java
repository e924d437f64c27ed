package imagefactory.images.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
  private static final UUID ID = UUID.fromString("019a9e5c-0000-7000-8000-00001a2b3c4d");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Lighthouse at Dusk       | lighthouse-at-dusk-1a2b3c4d.jpg
          Élan, «vital»!           | elan-vital-1a2b3c4d.jpg
          ../../etc/passwd         | etc-passwd-1a2b3c4d.jpg
          日本の風景                | image-1a2b3c4d.jpg
          """)
  void is_safe_everywhere(String title, String name) {
    assertThat(FileName.of(title, ID, "jpg")).isEqualTo(name);
  }

  @Test
  void is_never_longer_than_eighty_characters() {
    assertThat(FileName.of("wonder ".repeat(40), ID, "webp"))
        .hasSizeLessThanOrEqualTo(80)
        .endsWith("-1a2b3c4d.webp");
  }

  @Test
  void differs_for_two_images_of_one_title() {
    UUID other = UUID.fromString("019a9e5c-0000-7000-8000-00001a2b3c4e");
    assertThat(FileName.of("Fox", ID, "png")).isNotEqualTo(FileName.of("Fox", other, "png"));
  }
}
