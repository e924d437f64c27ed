package imagefactory.history;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.contracts.JobEvent;
import imagefactory.history.stream.Bell;
import imagefactory.history.timeline.Told;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class StreamTest {
  /// More than the buffers between two sockets hold.
  private static final int BIG = 250_000;

  private static final int BIG_EVENTS = 80;

  @Inject HistoryHandler handler;
  @Inject Jdbi jdbi;
  @Inject Bell bell;

  @Test
  void tells_live_what_happens_to_a_job(Stack stack) {
    Tale tale = new Tale().queued("live", 1, 1, null).started();
    try (Heard heard = new Heard("/api/v1/history/stream?jobId=" + tale.job, null);
        Topics topics = new Topics(stack)) {
      assertThat(heard.next().name()).isEqualTo("ready");
      tale.events().forEach(topics::tell);

      JsonPath first = JsonPath.from(heard.next().data());
      assertThat(first.getString("type")).isEqualTo("imagefactory.job.queued");
      assertThat(first.getString("kind")).isEqualTo("image");
      assertThat(first.getString("jobId")).isEqualTo(tale.job.toString());
      assertThat(first.getString("data.label")).isEqualTo("live");
      assertThat(JsonPath.from(heard.next().data()).getString("type"))
          .isEqualTo("imagefactory.job.started");
    }
  }

  @Test
  void goes_on_after_the_last_event_that_a_listener_saw() {
    Tale tale = new Tale().queued("resumed", 1, 1, null).started();
    UUID image = tale.ordered(0);
    tale.generated(image).approved(image).completed(1, 0);
    try (Heard all = new Heard("/api/v1/history/stream?after=0&jobId=" + tale.job, null)) {
      all.next();
      remember(tale.events());
      List<Heard.Event> heard = all.next(tale.events().size());
      for (int seen = 0; seen < heard.size(); seen++) {
        try (Heard again =
            new Heard("/api/v1/history/stream?jobId=" + tale.job, heard.get(seen).id())) {
          again.next();
          assertThat(again.next(heard.size() - seen - 1))
              .isEqualTo(heard.subList(seen + 1, heard.size()));
        }
      }
    }
  }

  @Test
  void says_so_where_what_followed_is_no_longer_kept() {
    remember(new Tale().queued("old", 1, 1, null).started().events());
    jdbi.useHandle(
        h -> h.execute("delete from feed where number < (select max(number) from feed)"));

    given()
        .header("Last-Event-ID", "1")
        .get("/api/v1/history/stream")
        .then()
        .statusCode(410)
        .body("code", equalTo("event_id_too_old"));
    try (Heard heard = new Heard("/api/v1/history/stream?after=0", null)) {
      assertThat(heard.next().name()).isEqualTo("ready");
    }
  }

  @Test
  void skips_and_doubles_nothing_while_many_write_at_once_and_listeners_come_and_go()
      throws Exception {
    List<Tale> tales = IntStream.range(0, 60).mapToObj(_ -> story()).toList();
    int events = tales.stream().mapToInt(tale -> tale.events().size()).sum();
    Set<UUID> jobs = tales.stream().map(tale -> tale.job).collect(toSet());
    List<String> ids = new ArrayList<>();
    Set<String> distinct = new HashSet<>();
    try (var writers = Executors.newFixedThreadPool(6)) {
      Heard heard = new Heard("/api/v1/history/stream", null);
      String last = heard.next().id();
      List<Future<?>> written = new ArrayList<>();
      tales.forEach(tale -> written.add(writers.submit(() -> slowly(tale.events()))));
      Random random = new Random(5);
      while (ids.size() < events) {
        Heard.Event event = heard.next();
        last = event.id();
        JsonPath told = JsonPath.from(event.data());
        if (jobs.contains(UUID.fromString(told.getString("jobId")))) {
          ids.add(told.getString("id"));
          distinct.add(told.getString("id"));
        }
        if (random.nextInt(40) == 0) {
          heard.close();
          heard = new Heard("/api/v1/history/stream", last);
          assertThat(heard.next().name()).isEqualTo("ready");
        }
      }
      heard.close();
      for (Future<?> each : written) {
        each.get();
      }
    }
    assertThat(distinct).hasSize(events).hasSameSizeAs(ids);
  }

  @Test
  void waits_with_numbers_for_a_transaction_that_commits_late() throws Exception {
    Tale slow = new Tale().queued("slow", 1, 1, null);
    Tale fast = new Tale().queued("fast", 1, 1, null);
    CountDownLatch numbered = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    try (Heard heard = new Heard("/api/v1/history/stream", null);
        var threads = Executors.newFixedThreadPool(2)) {
      heard.next();
      Future<?> late =
          threads.submit(() -> {
            jdbi.<InterruptedException>useTransaction(tx -> {
              handler.rememberImages(tx, slow.events());
              numbered.countDown();
              commit.await();
            });
            return null;
          });
      numbered.await();
      Future<?> early = threads.submit(() -> remember(fast.events()));
      commit.countDown();
      late.get();
      early.get();
      bell.ring();

      assertThat(heard.next(2))
          .extracting(event -> JsonPath.from(event.data()).getString("data.label"))
          .containsExactly("slow", "fast");
    }
  }

  @Test
  void drops_a_listener_that_takes_nothing_and_lets_it_come_back() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(30_000);
      String request =
          "GET /api/v1/history/stream?after=0 HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < BIG_EVENTS; i++) {
        remember(new Tale().queued("x".repeat(BIG), 1, 1, null).events());
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> listeners() == 0);

      assertThat(readToItsEnd(socket.getInputStream())).isLessThan((long) BIG * BIG_EVENTS);
    }
  }

  @Test
  void refuses_an_id_that_was_never_given_out() {
    given()
        .header("Last-Event-ID", "99999999999")
        .accept("text/event-stream")
        .get("/api/v1/history/stream")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("Last-Event-ID"));
  }

  private static double listeners() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("factory_stream_listeners"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  private static long readToItsEnd(InputStream in) throws IOException {
    long read = 0;
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      read += n;
    }
    return read;
  }

  private static Tale story() {
    Tale tale = new Tale().queued("many", 1, 1, null).started();
    UUID image = tale.ordered(0);
    return tale.generated(image).approved(image).completed(1, 0);
  }

  private void slowly(List<Told<JobEvent>> events) {
    events.forEach(event -> remember(List.of(event)));
  }

  private void remember(List<Told<JobEvent>> events) {
    jdbi.useTransaction(tx -> handler.rememberImages(tx, events));
    bell.ring();
  }
}
