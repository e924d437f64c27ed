package imagefactory.imagestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.imagestore.Location.Bucket;
import imagefactory.imagestore.Location.Folder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

  @ParameterizedTest
  @CsvSource({
    "s3://images, images, ''",
    "s3://images/, images, ''",
    "s3://my.images-2/a/b, my.images-2, a/b/",
    "s3://images/a/, images, a/"
  })
  void a_bucket_and_where_in_it(String text, String name, String prefix) {
    assertThat(Location.of(text)).isEqualTo(new Bucket(name, prefix));
  }

  @Test
  void anything_else_is_a_folder() {
    assertThat(Location.of("/srv/images")).isEqualTo(new Folder(Path.of("/srv/images")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://", "s3://A", "s3://images//x", "s3://images/../x", "gs://images"})
  void what_is_neither_is_refused(String text) {
    assertThatThrownBy(() -> Location.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
