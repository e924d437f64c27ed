package imagefactory.kit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a folder alone can do wrong; what every store promises is tested where there is more than
/// one.
class FolderObjectsTest {
  @TempDir Path folder;
  private Path root;
  private FolderObjects objects;

  @BeforeEach
  void open() throws IOException {
    root = folder.resolve("store");
    objects = new FolderObjects(root);
  }

  private StoredObject put(String key, String text) throws IOException {
    return objects.put(key, new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private String text(String key) throws IOException {
    try (var in = objects.open(key)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void a_write_that_fails_leaves_what_was_there_and_no_rest() throws IOException {
    put("a", "old");
    var broken =
        new InputStream() {
          private int reads;

          @Override
          public int read() throws IOException {
            throw new IOException("never read one by one");
          }

          @Override
          public int read(byte[] to, int from, int most) throws IOException {
            if (reads++ == 3) {
              throw new IOException("the line is dead");
            }
            return most;
          }
        };
    assertThatThrownBy(() -> objects.put("a", broken)).hasMessage("the line is dead");

    assertThat(text("a")).isEqualTo("old");
    assertThat(root.resolve(".unfinished")).isEmptyDirectory();
  }

  @Test
  void a_stream_without_an_end_does_not_fill_the_disk() throws IOException {
    var endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] to, int from, int most) {
            return most;
          }
        };
    var small = new FolderObjects(root, Long.MAX_VALUE, 100_000);
    assertThatThrownBy(() -> small.put("a", endless)).hasMessageContaining("there are more");

    assertThat(objects.exists("a")).isFalse();
    assertThat(root.resolve(".unfinished")).isEmptyDirectory();
  }

  @Test
  void a_full_store_says_so_and_keeps_what_it_has() throws IOException {
    var small = new FolderObjects(root, 10);
    small.put("a", new ByteArrayInputStream(new byte[6]));

    assertThatThrownBy(() -> small.put("b", new ByteArrayInputStream(new byte[5])))
        .isInstanceOf(StoreFull.class)
        .hasMessage("expected room for the 5 bytes of b, found 6 of 10 bytes used");

    assertThat(small.exists("b")).isFalse();
    assertThat(small.size("a")).isEqualTo(6);
    assertThat(root.resolve(".unfinished")).isEmptyDirectory();
    small.put("c", new ByteArrayInputStream(new byte[4]));
  }

  @Test
  void what_anyone_deleted_makes_room_again() throws IOException {
    var small = new FolderObjects(root, 10);
    small.put("a", new ByteArrayInputStream(new byte[10]));
    objects.delete("a");

    assertThat(small.put("b", new ByteArrayInputStream(new byte[10])).size()).isEqualTo(10);
  }

  @Test
  void what_a_crash_left_is_swept_after_a_day() throws IOException {
    Path left = Files.writeString(root.resolve(".unfinished/left"), "half");
    Path young = Files.writeString(root.resolve(".unfinished/young"), "half");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(25))));

    assertThat(new FolderObjects(root).exists("a")).isFalse();

    assertThat(left).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void a_name_that_no_disk_takes_is_refused() {
    assertThatThrownBy(() -> put("x".repeat(256), "x")).isInstanceOf(RefusedKey.class);
    assertThatThrownBy(() -> put("x/".repeat(600) + "x", "x")).isInstanceOf(RefusedKey.class);
  }

  @Test
  void a_symbolic_link_does_not_lead_out() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("link"), outside);
    Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret"));

    assertThatThrownBy(() -> objects.open("link/secret")).isInstanceOf(RefusedKey.class);
    assertThatThrownBy(() -> put("link/new", "x")).isInstanceOf(RefusedKey.class);
    assertThatThrownBy(() -> objects.open("file")).isInstanceOf(RefusedKey.class);
    assertThatThrownBy(() -> objects.deleteAll(List.of("link/sec"))).isInstanceOf(RefusedKey.class);
    assertThat(objects.deleteAll(List.of("lin", "fil"))).isZero();
    assertThat(outside.resolve("secret")).exists();
    assertThat(root.resolve("file")).isSymbolicLink();
  }
}
