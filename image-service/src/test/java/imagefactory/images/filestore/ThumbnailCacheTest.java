package imagefactory.images.filestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailCacheTest {
  @TempDir Path folder;
  private final UUID fox = UUID.randomUUID();
  private final UUID wolf = UUID.randomUUID();
  private ThumbnailCache cache;

  @BeforeEach
  void open() throws IOException {
    cache = new ThumbnailCache(folder, 100);
    cache.start(new StartupEvent());
  }

  private static String name(UUID image, int width) {
    return "%s-abcdef0123456789-%d.thumbnail".formatted(image, width);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void what_is_kept_is_found_again() throws IOException {
    cache.put(name(fox, 32), new byte[] {1, 2, 3});

    assertThat(cache.get(name(fox, 32))).contains(new byte[] {1, 2, 3});
    assertThat(cache.get(name(fox, 64))).isEmpty();
    assertThat(folder)
        .isDirectoryContaining("glob:**.thumbnail")
        .isDirectoryNotContaining("glob:**half*");
  }

  @Test
  void what_nobody_asked_for_longest_makes_room() throws IOException {
    cache.put(name(fox, 1), new byte[40]);
    cache.put(name(fox, 2), new byte[40]);
    assertThat(cache.get(name(fox, 1))).isPresent();

    cache.put(name(fox, 3), new byte[40]);

    assertThat(cache.get(name(fox, 2))).isEmpty();
    assertThat(cache.get(name(fox, 1))).isPresent();
    assertThat(cache.get(name(fox, 3))).isPresent();
    assertThat(files()).hasSize(2);
  }

  @Test
  void what_is_larger_than_the_room_is_not_kept() throws IOException {
    cache.put(name(fox, 1), new byte[101]);

    assertThat(cache.get(name(fox, 1))).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void the_same_one_again_takes_its_room_once() throws IOException {
    cache.put(name(fox, 1), new byte[60]);
    cache.put(name(fox, 1), new byte[60]);
    cache.put(name(fox, 2), new byte[40]);

    assertThat(cache.get(name(fox, 1))).isPresent();
  }

  @Test
  void an_images_thumbnails_go_together() throws IOException {
    cache.put(name(fox, 1), new byte[10]);
    cache.put(name(fox, 2), new byte[10]);
    cache.put(name(wolf, 1), new byte[10]);

    cache.delete(List.of(fox));

    assertThat(cache.images()).containsExactly(wolf);
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_file_that_someone_took_away_is_only_missing() throws IOException {
    cache.put(name(fox, 1), new byte[60]);
    Files.delete(folder.resolve(name(fox, 1)));

    assertThat(cache.get(name(fox, 1))).isEmpty();
    cache.put(name(fox, 2), new byte[60]);
    cache.put(name(fox, 3), new byte[40]);
    assertThat(cache.get(name(fox, 2))).isPresent();
  }

  @Test
  void it_begins_empty_and_leaves_other_files_alone() throws IOException {
    cache.put(name(fox, 1), new byte[10]);
    Path other = Files.writeString(folder.resolve("letter.thumbnail"), "dear");

    var next = new ThumbnailCache(folder, 100);
    next.start(new StartupEvent());

    assertThat(next.get(name(fox, 1))).isEmpty();
    assertThat(files()).containsExactly(other);
  }

  @Test
  void only_a_thumbnails_name_becomes_a_file() {
    assertThatThrownBy(() -> cache.put("../x.thumbnail", new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
