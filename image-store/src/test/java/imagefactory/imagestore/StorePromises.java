package imagefactory.imagestore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.kit.store.ListedObject;
import imagefactory.kit.store.NoSuchObject;
import imagefactory.kit.store.ObjectStore;
import imagefactory.kit.store.RefusedKey;
import imagefactory.kit.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store promises, whatever it is made of.
abstract class StorePromises {
  private ObjectStore objects;

  abstract ObjectStore emptyStore() throws IOException;

  @BeforeEach
  void open() throws IOException {
    objects = emptyStore();
  }

  StoredObject put(String key, String text) throws IOException {
    return objects.put(key, new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  String text(String key) throws IOException {
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
  void nothing_can_be_kept_too() throws IOException {
    put("a", "");
    assertThat(objects.size("a")).isZero();
    assertThat(text("a")).isEmpty();
  }

  @Test
  void a_part_can_be_read() throws IOException {
    put("a", "0123456789");
    try (var in = objects.open("a", 7)) {
      assertThat(in.readAllBytes()).asString().isEqualTo("789");
    }
    try (var in = objects.open("a", 10)) {
      assertThat(in.readAllBytes()).isEmpty();
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
  void a_move_replaces_what_is_there() throws IOException {
    put("temp/a.png", "new");
    put("final/a.png", "what a crash left");

    assertThat(objects.move("temp/a.png", "final/a.png")).isTrue();

    assertThat(objects.exists("temp/a.png")).isFalse();
    assertThat(text("final/a.png")).isEqualTo("new");
  }

  @Test
  void what_is_not_there_is_said_to_be_not_there() throws IOException {
    assertThat(objects.exists("no/thing")).isFalse();
    assertThat(objects.delete("no/thing")).isFalse();
    assertThatThrownBy(() -> objects.open("no/thing")).isInstanceOf(NoSuchObject.class);
    assertThatThrownBy(() -> objects.size("no/thing")).isInstanceOf(NoSuchObject.class);
    assertThatThrownBy(() -> objects.move("no/thing", "no/where")).isInstanceOf(NoSuchObject.class);
    assertThat(objects.list("no")).isEmpty();
    assertThat(objects.folders("no")).isEmpty();
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
    for (String key :
        List.of(
            "small/a/1-32.jpg",
            "small/a/1-64.jpg",
            "small/a/10.jpg",
            "small/a/2-32.jpg",
            "small/a/3-32.jpg",
            "small/a/1-folder/1-32.jpg",
            "small/b/1-32.jpg")) {
      put(key, "x");
    }

    assertThat(objects.deleteAll(List.of("small/a/1-", "small/a/1-3", "small/a/2-", "no/thing-")))
        .isEqualTo(3);

    assertThat(keys("small/a")).containsExactly("small/a/10.jpg", "small/a/3-32.jpg");
    assertThat(keys("small/a/1-folder")).hasSize(1);
    assertThat(keys("small/b")).hasSize(1);
    assertThat(objects.deleteAll(List.of("small/a/1-"))).isZero();
  }

  @Test
  void many_beginnings_are_deleted_together() throws IOException {
    for (int i = 0; i < 30; i++) {
      put("a/%d-x".formatted(i), "x");
    }

    int deleted = objects.deleteAll(IntStream.range(0, 20).mapToObj("a/%d-"::formatted).toList());

    assertThat(deleted).isEqualTo(20);
    assertThat(keys("a")).hasSize(10).allMatch(key -> key.startsWith("a/2"));
  }

  @Test
  void one_prefix_that_is_refused_deletes_nothing() throws IOException {
    put("a/1", "x");
    assertThatThrownBy(() -> objects.deleteAll(List.of("a/1", "a/")))
        .isInstanceOf(RefusedKey.class);
    assertThat(objects.exists("a/1")).isTrue();
  }

  @Test
  void what_there_is_can_be_found_folder_by_folder() throws IOException {
    Instant before = Instant.now().minus(Duration.ofMinutes(1));
    put("temp/b/2.png", "four");
    put("temp/a/1.png", "x");
    put("final/a/1.jpg", "x");
    put("stray", "x");

    assertThat(objects.folders("")).containsExactly("final", "temp");
    assertThat(objects.folders("temp")).containsExactly("temp/a", "temp/b");
    assertThat(objects.folders("temp/b")).isEmpty();
    assertThat(keys("")).containsExactly("stray");
    assertThat(objects.list("temp/b"))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.key()).isEqualTo("temp/b/2.png");
          assertThat(found.size()).isEqualTo(4);
          assertThat(found.writtenAt()).isAfter(before);
        });
  }

  @Test
  void a_write_that_fails_leaves_what_was_there() throws IOException {
    put("a", "old");
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is dead");
          }

          @Override
          public int read(byte[] to, int from, int most) throws IOException {
            throw new IOException("the line is dead");
          }
        };
    assertThatThrownBy(() -> objects.put("a", broken)).hasMessage("the line is dead");

    assertThat(text("a")).isEqualTo("old");
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
    assertThat(text("from")).isEqualTo("hello");
  }

  @Test
  void names_of_people_may_be_used() throws IOException {
    put("final/Ärger & Übermut (2)+%.jpg", "hello");
    assertThat(text("final/Ärger & Übermut (2)+%.jpg")).isEqualTo("hello");
    assertThat(objects.move("final/Ärger & Übermut (2)+%.jpg", "final/ß.jpg")).isTrue();
    assertThat(keys("final")).containsExactly("final/ß.jpg");
  }

  private List<String> keys(String folder) throws IOException {
    return objects.list(folder).stream().map(ListedObject::key).toList();
  }
}
