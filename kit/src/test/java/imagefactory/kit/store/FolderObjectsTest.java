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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void what_is_put_can_be_opened() throws IOException {
    var stored = put("temp/a/b.png", "hello");

    assertThat(stored)
        .isEqualTo(
            new StoredObject(
                "temp/a/b.png",
                5,
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
    assertThat(text("temp/a/b.png")).isEqualTo("hello");
    assertThat(objects.exists("temp/a/b.png")).isTrue();
    assertThat(objects.size("temp/a/b.png")).isEqualTo(5);
    put("temp/a/b.png", "again");
    assertThat(text("temp/a/b.png")).isEqualTo("again");
  }

  @Test
  void a_part_can_be_read() throws IOException {
    put("a", "0123456789");
    try (var in = objects.open("a")) {
      in.skipNBytes(7);
      assertThat(in.readAllBytes()).asString().isEqualTo("789");
    }
  }

  @Test
  void a_move_leaves_exactly_one_and_may_be_repeated() throws IOException {
    put("temp/a.png", "hello");

    assertThat(objects.move("temp/a.png", "final/x/a.png")).isTrue();
    assertThat(objects.move("temp/a.png", "final/x/a.png")).isFalse();

    assertThat(objects.exists("temp/a.png")).isFalse();
    assertThat(text("final/x/a.png")).isEqualTo("hello");
  }

  @Test
  void what_is_not_there_is_said_to_be_not_there() throws IOException {
    assertThat(objects.exists("no/thing")).isFalse();
    assertThat(objects.delete("no/thing")).isFalse();
    assertThatThrownBy(() -> objects.open("no/thing")).isInstanceOf(NoSuchObject.class);
    assertThatThrownBy(() -> objects.size("no/thing")).isInstanceOf(NoSuchObject.class);
    assertThatThrownBy(() -> objects.move("no/thing", "no/where")).isInstanceOf(NoSuchObject.class);
  }

  @Test
  void a_folder_is_no_object() throws IOException {
    put("a/b", "hello");
    assertThat(objects.exists("a")).isFalse();
    assertThat(objects.delete("a")).isFalse();
    assertThatThrownBy(() -> objects.open("a")).isInstanceOf(NoSuchObject.class);
    assertThatThrownBy(() -> objects.size("a")).isInstanceOf(NoSuchObject.class);
  }

  @Test
  void what_is_deleted_is_gone() throws IOException {
    put("a", "hello");
    assertThat(objects.delete("a")).isTrue();
    assertThat(objects.exists("a")).isFalse();
  }

  @Test
  void what_begins_alike_is_deleted_together_and_nothing_else() throws IOException {
    put("small/a/1-32.jpg", "x");
    put("small/a/1-64.jpg", "x");
    put("small/a/10.jpg", "x");
    put("small/a/2-32.jpg", "x");
    put("small/a/3-32.jpg", "x");
    put("small/a/1-folder/1-32.jpg", "x");
    put("small/b/1-32.jpg", "x");

    assertThat(objects.deleteAll(List.of("small/a/1-", "small/a/1-3", "small/a/2-", "no/thing-")))
        .isEqualTo(3);

    assertThat(root.resolve("small/a"))
        .isDirectoryNotContaining("glob:**/1-*.jpg")
        .isDirectoryNotContaining("glob:**/2-*");
    assertThat(objects.exists("small/a/10.jpg")).isTrue();
    assertThat(objects.exists("small/a/3-32.jpg")).isTrue();
    assertThat(objects.exists("small/a/1-folder/1-32.jpg")).isTrue();
    assertThat(objects.exists("small/b/1-32.jpg")).isTrue();
    assertThat(objects.deleteAll(List.of("small/a/1-"))).isZero();
  }

  @Test
  void one_prefix_that_is_refused_deletes_nothing() throws IOException {
    put("a/1", "x");
    assertThatThrownBy(() -> objects.deleteAll(List.of("a/1", "a/")))
        .isInstanceOf(RefusedKey.class);
    assertThat(objects.exists("a/1")).isTrue();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "../secret",
        "a/../../secret",
        "a/./b",
        "a//b",
        "a/",
        ".hidden",
        "a/.unfinished/x",
        "a\\b",
        "C:/x",
        "a\u0000b",
        "a\nb",
        ".unfinished/x"
      })
  void a_key_that_is_no_plain_path_is_refused(String key) throws IOException {
    put("from", "hello");
    assertThatThrownBy(() -> put(key, "x")).isInstanceOf(RefusedKey.class);
    assertThatThrownBy(() -> objects.open(key)).isInstanceOf(RefusedKey.class);
    assertThatThrownBy(() -> objects.delete(key)).isInstanceOf(RefusedKey.class);
    assertThatThrownBy(() -> objects.deleteAll(List.of(key))).isInstanceOf(RefusedKey.class);
    assertThatThrownBy(() -> objects.exists(key)).isInstanceOf(RefusedKey.class);
    assertThatThrownBy(() -> objects.move("from", key)).isInstanceOf(RefusedKey.class);
  }

  @Test
  void names_of_people_may_be_used() throws IOException {
    put("final/Ärger & Übermut (2).jpg", "hello");
    assertThat(text("final/Ärger & Übermut (2).jpg")).isEqualTo("hello");
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
