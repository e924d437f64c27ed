package imagefactory.imagestore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.imagestore.BucketServer.Access;
import imagefactory.imagestore.Location.Bucket;
import imagefactory.kit.store.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A bucket keeps the promises, on a server that checks every signature.
class BucketObjectsTest extends StorePromises {
  private static BucketServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new BucketServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  ObjectStore emptyStore() {
    server.memory().deleteContainer("images");
    server.memory().createContainerInLocation(null, "images");
    return BucketObjects.open(
        new Bucket("images", "factory/a/"), server.access(BucketServer.SECRET));
  }

  @Test
  void everything_lies_below_the_prefix_and_nothing_else_is_seen() throws IOException {
    put("temp/a.png", "hello");
    var neighbour =
        BucketObjects.open(new Bucket("images", ""), server.access(BucketServer.SECRET));

    assertThat(neighbour.exists("factory/a/temp/a.png")).isTrue();
    assertThat(neighbour.folders("")).containsExactly("factory");
    neighbour.put("temp/b.png", new ByteArrayInputStream(new byte[1]));
    assertThat(emptyIn("other/").folders("")).isEmpty();
  }

  private static ObjectStore emptyIn(String prefix) {
    return BucketObjects.open(new Bucket("images", prefix), server.access(BucketServer.SECRET));
  }

  @Test
  void a_crash_between_copy_and_deletion_is_made_good_by_the_next_move() throws IOException {
    var store = emptyIn("");
    store.put("temp/a.png", bytes("whole"));
    store.put("final/a.png", bytes("whole")); // the copy, and then the end

    assertThat(store.move("temp/a.png", "final/a.png")).isTrue();

    assertThat(store.exists("temp/a.png")).isFalse();
    assertThat(store.exists("final/a.png")).isTrue();
  }

  @Test
  void a_stream_without_an_end_does_not_fill_the_bucket() {
    var store =
        new BucketObjects(
            BucketClient.open(server.access(BucketServer.SECRET)), new Bucket("images", ""), 100);

    assertThatThrownBy(() -> store.put("a", bytes("x".repeat(101))))
        .hasMessage("expected at most 100 bytes for a, but there are more");
    assertThat(server.memory().blobExists("images", "a")).isFalse();
  }

  @Test
  void a_wrong_secret_is_said_and_never_repeated() {
    var store = BucketObjects.open(new Bucket("images", ""), server.access("wrong-secret"));

    assertThatThrownBy(() -> store.put("a", bytes("x")))
        .isInstanceOf(IOException.class)
        .hasMessage("a: HTTP 403, SignatureDoesNotMatch")
        .hasNoCause();
  }

  @Test
  void a_bucket_that_is_not_there_is_an_error_and_no_missing_file() {
    var store = BucketObjects.open(new Bucket("nobodys", ""), server.access(BucketServer.SECRET));

    assertThatThrownBy(() -> store.list("")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.put("a", bytes("x"))).isInstanceOf(IOException.class);
  }

  @Test
  void a_silent_bucket_is_an_error_that_passes_by_itself() throws Exception {
    Access gone;
    try (var other = new BucketServer()) {
      gone = other.access(BucketServer.SECRET);
    }
    var store = BucketObjects.open(new Bucket("images", ""), gone);

    assertThatThrownBy(() -> store.exists("a"))
        .isInstanceOf(IOException.class)
        .hasMessage("a: the bucket did not answer");
  }

  @Test
  void a_store_without_a_login_does_not_open() {
    var nobody =
        new Access(
            Optional.empty(),
            "us-east-1",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(1));

    assertThatThrownBy(() -> BucketObjects.open(new Bucket("images", ""), nobody))
        .hasMessageContaining("AWS_ACCESS_KEY_ID");
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
