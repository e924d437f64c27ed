package imagefactory.kit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.call.Outcome.Unanswered;
import imagefactory.kit.call.Outcome.Unreachable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One call, one outcome, over real HTTP.
class CallerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST = 100;
  private final FarSide there = new FarSide();
  private final Caller caller = new Caller(Clock.systemUTC());

  @AfterEach
  void close() {
    caller.close();
    there.close();
  }

  @Test
  void sends_what_the_call_says_and_brings_the_whole_answer() throws Exception {
    var call =
        Call.post(there.at("/fine"), Body.json("{\"a\":1}"), PATIENCE, MOST).with("X-Key", "hush");
    Answered answer = answered(caller.make(call));

    assertThat(answer.ok()).isTrue();
    assertThat(answer.type()).isEqualTo("text/plain");
    assertThat(answer.text()).isEqualTo("fine");
    var asked = there.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.body()).isEqualTo("{\"a\":1}");
    assertThat(asked.headers().get("Content-type")).containsExactly("application/json");
    assertThat(asked.headers().get("X-key")).containsExactly("hush");
  }

  @ParameterizedTest
  @CsvSource({"/fine, 200, false, 0", "/busy, 429, true, 7", "/down, 503, true, 0"})
  void knows_what_passes_by_itself_and_how_long_to_wait(
      String path, int status, boolean passes, int seconds) throws Exception {
    Answered answer = answered(get(path, PATIENCE));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.passes()).isEqualTo(passes);
    assertThat(answer.notBefore()).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource({"/wrong, 400", "/elsewhere, 302"})
  void a_refusal_and_a_redirect_are_answers_that_do_not_pass(String path, int status)
      throws Exception {
    Answered answer = answered(get(path, PATIENCE));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.ok() || answer.passes()).isFalse();
    assertThat(there.asked()).hasSize(1);
  }

  @Test
  void an_answer_longer_than_allowed_is_not_read_to_its_end() throws Exception {
    assertThat(get("/long", PATIENCE)).isEqualTo(new Outcome.TooLarge(MOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/hang", "/trickle"})
  void a_call_has_a_limit_from_the_connection_to_the_last_byte(String path) throws Exception {
    assertThat(get(path, Duration.ofMillis(300)))
        .isEqualTo(new Unanswered("no answer within 300 ms"));
  }

  @Test
  void an_answer_that_breaks_off_is_none_but_the_call_may_have_arrived() throws Exception {
    assertThat(get("/half", PATIENCE)).isInstanceOf(Unanswered.class);
  }

  @Test
  void nobody_knows_of_a_call_that_found_no_connection() throws Exception {
    URI gone;
    try (var elsewhere = new FarSide()) {
      gone = elsewhere.at("/fine");
    }
    assertThat(caller.make(Call.get(gone, PATIENCE, MOST))).isInstanceOf(Unreachable.class);
    var nowhere = URI.create("http://no-such-host.invalid/");
    assertThat(caller.make(Call.get(nowhere, PATIENCE, MOST))).isInstanceOf(Unreachable.class);
  }

  @Test
  void an_interrupt_ends_a_call_at_once() throws Exception {
    var ended = new CompletableFuture<Outcome>();
    Thread waiting =
        Thread.ofPlatform()
            .start(() -> {
              try {
                ended.complete(get("/hang", Duration.ofHours(1)));
              } catch (InterruptedException e) {
                ended.completeExceptionally(e);
              }
            });
    there.hanging.await();
    waiting.interrupt();
    assertThatThrownBy(() -> ended.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void no_text_about_a_call_has_its_key() {
    var uri = URI.create("https://me:hush@host/v1/x?key=hush");
    var call = Call.get(uri, PATIENCE, MOST).with("X-Key", "hush");
    assertThat(call).hasToString("GET https://host/v1/x");
    assertThatThrownBy(() -> call.with("X-Key", "hush\r\nhush"))
        .hasMessage("expected header X-Key in ASCII");
    assertThatThrownBy(() -> call.with("X-Key", "hüsh"))
        .hasMessage("expected header X-Key in ASCII");
  }

  private Outcome get(String path, Duration within) throws InterruptedException {
    return caller.make(Call.get(there.at(path), within, MOST));
  }

  private static Answered answered(Outcome outcome) {
    return assertThat(outcome).asInstanceOf(type(Answered.class)).actual();
  }
}
