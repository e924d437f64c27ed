package imagefactory.images.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.images.provider.Making;
import imagefactory.images.provider.Making.Declined;
import imagefactory.images.provider.Making.Delivered;
import imagefactory.images.provider.Order;
import imagefactory.images.provider.Played;
import imagefactory.images.provider.Played.Reply;
import imagefactory.images.provider.Remote;
import imagefactory.images.provider.Remotes;
import imagefactory.images.setup.OrderSettings;
import imagefactory.kit.call.Caller;
import imagefactory.kit.call.Downloads;
import imagefactory.kit.claim.LetGo;
import imagefactory.kit.gate.Passage;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders on their way to providers that are played over real HTTP. Nobody really waits.
class OrderingTest {
  private static final String CREATE = "POST /api/v1/task";
  private static final String LOOK = "GET /api/v1/task/t-1";
  private static final String IMAGES = "POST /images/generations";
  private static final Reply ACCEPTED =
      Reply.json(200, "{\"data\":{\"task_id\":\"t-1\",\"status\":\"pending\"}}");
  private static final Reply AT_WORK = status("processing");
  private static final byte[] PNG = Played.png(64, 64);
  private static final Reply PICTURE =
      Reply.json(
          200,
          "{\"data\":[{\"b64_json\":\"%s\"}]}".formatted(Base64.getEncoder().encodeToString(PNG)));

  private static Vertx vertx;
  private final Played there = new Played();
  private final Caller caller = new Caller(Clock.systemUTC());
  private final Kept errand = new Kept();
  private final Noted gate = new Noted();
  private final List<Duration> pauses = new ArrayList<>();

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeAll() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @AfterEach
  void close() {
    caller.close();
    there.close();
  }

  /// What would be in the image's row; at a chosen ticket the process dies instead of storing it.
  private static final class Kept implements Errand {
    Ticket ticket = Ticket.BLANK;
    boolean diesAtAccepted;
    final List<String> triedInVain = new ArrayList<>();

    @Override
    public Ticket ticket() {
      return ticket;
    }

    @Override
    public void keep(Ticket next) {
      if (diesAtAccepted && next.taskId() != null) {
        throw new IllegalStateException("killed");
      }
      ticket = next;
    }

    @Override
    public void triedInVain(String code, String message) {
      triedInVain.add(message);
    }
  }

  private static final class Noted implements Gate {
    final List<String> notes = new ArrayList<>();
    final List<Passage> passages = new ArrayList<>();

    @Override
    public Passage enter(Remote provider, boolean ordering) {
      return passages.isEmpty() ? new Passage.Go(Duration.ZERO) : passages.removeFirst();
    }

    @Override
    public void succeeded(Remote provider) {
      notes.add("succeeded");
    }

    @Override
    public void failed(Remote provider) {
      notes.add("failed");
    }

    @Override
    public void leaveAlone(Remote provider, Duration time) {
      notes.add("left alone for " + time);
    }
  }

  /// As the defaults are.
  record Patient() implements OrderSettings {
    @Override
    public Duration firstWait() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration lastWait() {
      return Duration.ofSeconds(15);
    }

    @Override
    public Duration longestWait() {
      return Duration.ofMinutes(5);
    }

    @Override
    public int failures() {
      return 5;
    }

    @Override
    public Duration openFor() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration giveUpAfter() {
      return Duration.ofMinutes(5);
    }
  }

  private Making make(Remote provider, Order order) {
    var patience =
        new Patience() {
          @Override
          void pause(Duration time) {
            pauses.add(time);
          }
        };
    var downloads = new Downloads(vertx.createHttpClient(), Clock.systemUTC());
    return new Ordering(caller, downloads, gate, patience, new Patient())
        .make(provider, order, errand);
  }

  private Making make(Remote provider) {
    return make(provider, Remotes.order("1:1", Map.of()));
  }

  private Remote piapi() {
    return Remotes.piapi(there.url());
  }

  private Remote openAi() {
    return Remotes.openAi(there.url());
  }

  private static Reply status(String status) {
    return Reply.json(200, "{\"data\":{\"status\":\"%s\"}}".formatted(status));
  }

  private Reply completed(String address) {
    return Reply.json(
        200,
        "{\"data\":{\"status\":\"completed\",\"output\":{\"image_url\":\"%s\"}}}"
            .formatted(address));
  }

  private static void assertDelivered(Making making) {
    assertThat(making)
        .isInstanceOfSatisfying(
            Delivered.class, delivered -> assertThat(delivered.file()).isEqualTo(PNG));
  }

  private static void assertDeclined(Making making, String code, String words) {
    assertThat(making)
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> {
              assertThat(declined.code()).isEqualTo(code);
              assertThat(declined.message()).contains(words).doesNotContain(Remotes.KEY);
            });
  }

  @Test
  void orders_once_and_looks_until_the_picture_is_there() {
    there
        .on(CREATE, ACCEPTED)
        .on(LOOK, status("pending"), AT_WORK, status("staged"), completed(there.url() + "/a.png"))
        .on("GET /a.png", Reply.png(PNG));
    assertDelivered(make(piapi()));
    assertThat(there.asked(CREATE)).hasSize(1);
    assertThat(there.asked(LOOK)).hasSize(4);
    assertThat(errand.ticket).isEqualTo(new Ticket(true, "t-1", 4, 0));
    assertThat(errand.triedInVain).isEmpty();
  }

  @Test
  void waits_twice_as_long_each_time_up_to_a_limit_and_never_exactly() {
    there.on(CREATE, ACCEPTED).on(LOOK, AT_WORK);
    assertDeclined(make(piapi()), "provider_timeout", "task t-1 has not ended after 10 looks");
    assertThat(there.asked(LOOK)).hasSize(10);
    long[] full = {1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15};
    assertThat(pauses).hasSize(full.length);
    for (int i = 0; i < full.length; i++) {
      assertThat(pauses.get(i))
          .isBetween(Duration.ofMillis(full[i] * 500), Duration.ofSeconds(full[i]));
    }
  }

  @Test
  void three_errors_in_a_row_are_the_end() {
    there
        .on(CREATE, ACCEPTED)
        .on(LOOK, Reply.json(500, ""), Reply.json(502, ""), Reply.json(503, ""));
    assertDeclined(
        make(piapi()), "provider_unavailable", "error 3 of 3 in a row: answered HTTP 503");
    assertThat(there.asked(LOOK)).hasSize(3);
    assertThat(there.asked(CREATE)).hasSize(1);
    assertThat(gate.notes).containsExactly("succeeded", "failed", "failed", "failed");
    assertThat(errand.triedInVain).hasSize(2);
  }

  @Test
  void an_answer_between_errors_makes_them_begin_again() {
    there
        .on(CREATE, ACCEPTED)
        .on(
            LOOK,
            Reply.json(500, ""),
            Reply.json(500, ""),
            AT_WORK,
            Reply.json(200, "<html>"),
            Reply.json(500, ""),
            completed(there.url() + "/a.png"))
        .on("GET /a.png", Reply.png(PNG));
    assertDelivered(make(piapi()));
  }

  @Test
  void a_provider_is_left_alone_for_as_long_as_it_asks() {
    there.on(CREATE, Reply.json(429, "{}").with("Retry-After", "40"), ACCEPTED).on(LOOK, AT_WORK);
    make(piapi());
    assertThat(there.asked(CREATE)).hasSize(2);
    assertThat(pauses.getFirst()).isEqualTo(Duration.ofSeconds(40));
    assertThat(gate.notes).startsWith("left alone for PT40S", "succeeded");
  }

  @Test
  void nobody_waits_for_an_hour() {
    there.on(CREATE, Reply.json(429, "{}").with("Retry-After", "3600"));
    assertDeclined(make(piapi()), "provider_unavailable", "asks to wait 3600 s");
    assertThat(gate.notes).isEmpty();
  }

  @Test
  void whoever_goes_on_after_a_crash_looks_at_the_task_that_there_is() {
    errand.ticket = new Ticket(true, "t-1", 3, 1);
    there.on(LOOK, completed(there.url() + "/a.png")).on("GET /a.png", Reply.png(PNG));
    assertDelivered(make(piapi()));
    assertThat(there.asked(CREATE)).isEmpty();
    assertThat(errand.ticket.looks()).isEqualTo(4);
  }

  @Test
  void looks_are_counted_over_restarts() {
    errand.ticket = new Ticket(true, "t-1", 10, 0);
    assertDeclined(make(piapi()), "provider_timeout", "10 looks");
    assertThat(there.asked(LOOK)).isEmpty();
  }

  @Test
  void a_crash_between_the_order_and_its_note_is_not_paid_twice() {
    there.on(CREATE, ACCEPTED);
    errand.diesAtAccepted = true;
    assertThatThrownBy(() -> make(piapi())).hasMessage("killed");
    assertDeclined(make(piapi()), "order_unknown", "not paid twice");
    assertThat(there.asked(CREATE)).hasSize(1);
  }

  static Stream<Reply> lost() {
    return Stream.of(
        Reply.CUT,
        Reply.json(502, ""),
        Reply.json(504, ""),
        Reply.json(200, "<html>"),
        Reply.json(200, "{\"data\":[]}"),
        Reply.json(200, " ".repeat((1 << 20) + 1)));
  }

  @ParameterizedTest
  @MethodSource("lost")
  void an_order_whose_answer_is_lost_is_not_placed_again(Reply reply) {
    there.on(IMAGES, reply);
    assertDeclined(make(openAi()), "order_unknown", "not paid twice");
    assertThat(there.asked(IMAGES)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void an_order_that_was_surely_not_taken_is_placed_again(int status) {
    there.on(IMAGES, Reply.json(status, "{}"), PICTURE);
    assertDelivered(make(openAi()));
    assertThat(there.asked(IMAGES)).hasSize(2);
  }

  @Test
  void where_nobody_is_nothing_was_ordered() {
    Remote gone;
    try (var elsewhere = new Played()) {
      gone = Remotes.openAi(elsewhere.url());
    }
    assertDeclined(make(gone), "provider_unavailable", "error 3 of 3");
    assertThat(errand.ticket.placing()).isFalse();
  }

  @Test
  void what_costs_nothing_is_ordered_again_when_its_answer_is_lost() {
    String txt2img = "POST /sdapi/v1/txt2img";
    there.on(
        txt2img,
        Reply.CUT,
        Reply.json(
            200, "{\"images\":[\"%s\"]}".formatted(Base64.getEncoder().encodeToString(PNG))));
    errand.ticket = new Ticket(true, null, 0, 0);
    assertDelivered(make(Remotes.automatic1111(there.url())));
    assertThat(there.asked(txt2img)).hasSize(2);
  }

  @Test
  void a_workflow_goes_through_queue_history_and_view() {
    String id = Remotes.IMAGE.toString();
    there
        .on("POST /prompt", Reply.json(200, "{\"prompt_id\":\"%s\",\"number\":1}".formatted(id)))
        .on(
            "GET /history/" + id,
            Reply.json(200, "{}"),
            Reply.json(
                200,
                """
                {"%s":{"outputs":{"save":{"images":[{"filename":"a.png","subfolder":"","type":"output"}]}},
                 "status":{"status_str":"success","completed":true}}}
                """
                    .formatted(id)))
        .on("GET /view?filename=a.png&subfolder=&type=output", Reply.png(PNG));
    assertDelivered(make(Remotes.comfyUi(there.url())));
  }

  @Test
  void a_prediction_is_ordered_and_looked_at() {
    there
        .on("POST /v1/predictions", Reply.json(201, "{\"id\":\"p1\",\"status\":\"starting\"}"))
        .on(
            "GET /v1/predictions/p1",
            Reply.json(200, "{\"id\":\"p1\",\"status\":\"processing\"}"),
            Reply.json(429, "{\"detail\":\"Your rate limit resets in ~30s.\"}"),
            Reply.json(
                200, "{\"status\":\"succeeded\",\"output\":[\"%s/a.png\"]}".formatted(there.url())))
        .on("GET /a.png", Reply.png(PNG));
    assertDelivered(make(Remotes.replicate(there.url())));
    assertThat(pauses).contains(Duration.ofSeconds(30));
  }

  @Test
  void a_form_brings_the_picture_itself() {
    String core = "POST /v2beta/stable-image/generate/core";
    there.on(core, Reply.png(PNG).with("finish-reason", "SUCCESS"));
    assertDelivered(make(Remotes.stability(there.url())));
    assertThat(there.asked(core).getFirst().text()).contains("a fox");
    assertThat(there.asked(core).getFirst().header("Accept")).isEqualTo("image/*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "400 | {\"error\":{\"code\":\"moderation_blocked\",\"message\":\"not allowed\"}} | moderated | not allowed",
        "400 | {\"error\":{\"code\":\"invalid_value\",\"message\":\"unknown size\"}} | provider_declined | answered HTTP 400: unknown size",
        "401 | {\"error\":{\"message\":\"wrong key hush-hush-0123456789\"}} | provider_login_failed | answered HTTP 401",
        "403 | {\"error\":{\"message\":\"verify your organization\"}} | provider_login_failed | answered HTTP 403",
        "429 | {\"error\":{\"code\":\"insufficient_quota\",\"message\":\"check your plan\"}} | provider_unpaid | check your plan",
        "404 | <html> | provider_declined | answered HTTP 404",
        "302 | {} | provider_declined | answered HTTP 302",
      })
  void what_a_provider_does_not_do_has_a_code(int status, String body, String code, String words) {
    there.on(IMAGES, Reply.json(status, body).with("Location", "/elsewhere"));
    assertDeclined(make(openAi()), code, words);
    assertThat(there.asked(IMAGES)).hasSize(1);
    assertThat(errand.ticket.placing()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://localhost/a.png",
        "http://10.0.0.1/a.png",
        "file:///etc/passwd",
      })
  void a_picture_is_not_fetched_from_this_network(String address) {
    there.on(CREATE, ACCEPTED).on(LOOK, completed(address));
    assertDeclined(make(piapi()), "result_refused", "the picture: ");
  }

  @Test
  void nor_by_a_redirect_or_as_something_else() {
    there
        .on(CREATE, ACCEPTED)
        .on(LOOK, completed(there.url() + "/a.png"))
        .on("GET /a.png", new Reply(302, Map.of("Location", "http://10.0.0.1/"), new byte[0]));
    assertDeclined(make(piapi()), "result_refused", "10.0.0.1 is not on the internet at large");
    there.on("GET /a.png", Reply.json(200, "{}"));
    assertDeclined(make(piapi()), "result_refused", "found application/json");
    there.on("GET /a.png", Reply.png(new byte[(1 << 20) + 1]));
    assertDeclined(make(piapi()), "result_refused", "at most 1048576 bytes");
  }

  @Test
  void a_picture_that_is_not_there_yet_is_looked_for_again() {
    there
        .on(CREATE, ACCEPTED)
        .on(LOOK, completed(there.url() + "/a.png"))
        .on("GET /a.png", Reply.json(503, ""), Reply.png(PNG));
    assertDelivered(make(piapi()));
    assertThat(there.asked(CREATE)).hasSize(1);
  }

  @Test
  void wrong_options_are_declined_before_anything_is_called() {
    assertDeclined(
        make(openAi(), Remotes.order("1:1", Map.of("colour", "red"))),
        "option_unknown",
        "no option \"colour\"");
    assertThat(there.asked(IMAGES)).isEmpty();
  }

  @Test
  void a_provider_without_a_key_says_so() {
    assertDeclined(
        make(Remotes.unconfigured()),
        "provider_unconfigured",
        "provider openai is not configured on this server (FACTORY_OPENAI_…)");
  }

  @Test
  void waits_at_the_gate_and_goes_away_if_there_is_no_use() {
    gate.passages.add(new Passage.Wait(Duration.ofSeconds(30)));
    gate.passages.add(new Passage.Go(Duration.ofSeconds(2)));
    there.on(IMAGES, PICTURE);
    assertDelivered(make(openAi()));
    assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(2));
    gate.passages.add(new Passage.Shut(Instant.EPOCH));
    errand.ticket = Ticket.BLANK;
    assertDeclined(make(openAi()), "provider_unavailable", "not been well since 1970-01-01");
    assertThat(there.asked(IMAGES)).hasSize(1);
  }

  @Test
  void an_interrupt_ends_the_call_and_lets_the_order_go() throws Exception {
    there.on(
        IMAGES,
        asked -> {
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("orders"))
              .forEach(Thread::interrupt);
          return Reply.SILENCE;
        });
    var ended = new CompletableFuture<Making>();
    Thread.ofPlatform()
        .name("orders")
        .start(() -> {
          try {
            ended.complete(make(openAi()));
          } catch (LetGo e) {
            ended.completeExceptionally(e);
          }
        });
    assertThatThrownBy(() -> ended.get(20, TimeUnit.SECONDS))
        .cause()
        .asInstanceOf(type(LetGo.class))
        .isNotNull();
  }
}
