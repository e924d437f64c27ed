package imagefactory.jobs.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.kit.call.Caller;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One question, one reply, over real HTTP.
class ModelTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private final LanguageModel there = new LanguageModel();

  record Settings(
      Optional<URI> url,
      Optional<String> model,
      Optional<String> key,
      Duration callTimeout,
      OptionalDouble temperature)
      implements WriterSettings {
    @Override
    public int attempts() {
      return 3;
    }

    @Override
    public int errorsInARow() {
      return 3;
    }

    @Override
    public Duration firstRetry() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration lastRetry() {
      return Duration.ofMinutes(1);
    }

    @Override
    public int concurrency() {
      return 1;
    }
  }

  @AfterEach
  void close() {
    there.close();
  }

  @Test
  void asks_as_the_chat_completions_api_has_it() throws Exception {
    assertThat(write(settings(Duration.ofSeconds(10)), null, "fox", "owl"))
        .isEqualTo(new Reply.Written(List.of("a painting of fox", "a painting of owl")));
    var asked = there.asked().getFirst();
    assertThat(asked.path()).isEqualTo("/v1/chat/completions");
    assertThat(asked.headers().get("Authorization")).containsExactly("Bearer " + LanguageModel.KEY);
    assertThat(asked.body().path("model").asText()).isEqualTo("test-model");
    assertThat(asked.body().at("/messages/0/content").asText())
        .isEqualTo(PromptQuestion.USUAL_INSTRUCTIONS);
    assertThat(asked.body().at("/messages/1/content").asText())
        .isEqualTo(
            """
            Write exactly 2 prompts, one for each subject, in this order. Answer with JSON alone: \
            {"prompts": ["…"]}.

            1. fox
            2. owl\
            """);
    assertThat(asked.body().at("/response_format/type").asText()).isEqualTo("json_schema");
    assertThat(asked.body().at("/response_format/json_schema/schema/required/0").asText())
        .isEqualTo("prompts");
    assertThat(asked.body().has("temperature")).isFalse();
  }

  @Test
  void custom_instructions_take_the_place_of_the_usual_ones() throws Exception {
    assertThat(write(settings(Duration.ofSeconds(10)), "in verse", "fox"))
        .isInstanceOf(Reply.Written.class);
    assertThat(there.asked().getFirst().body().at("/messages/0/content").asText())
        .isEqualTo("in verse");
  }

  @Test
  void a_temperature_and_no_key_are_passed_on_as_they_are_set() throws Exception {
    var settings =
        new Settings(
            Optional.of(URI.create(there.url() + "/")),
            Optional.of("m"),
            Optional.empty(),
            Duration.ofSeconds(10),
            OptionalDouble.of(0.5));
    assertThat(write(settings, null, "fox")).isInstanceOf(Reply.Written.class);
    assertThat(there.asked().getFirst().headers()).doesNotContainKey("Authorization");
    assertThat(there.asked().getFirst().body().path("temperature").asDouble()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "down | Unavailable[why=answered HTTP 500, notBefore=PT0S]",
        "busy | Unavailable[why=answered HTTP 429, notBefore=PT7S]",
        "closed | Unavailable[why=answered HTTP 503, notBefore=PT30S]",
        "refuse | Refused[why=answered HTTP 404: no such model]",
        "echo | Refused[why=answered HTTP 400]",
        "login | Refused[why=answered HTTP 401]",
        "elsewhere | Refused[why=answered HTTP 302]",
        "gibberish | BadAnswer[why=expected JSON as the message]",
        "fenced | Written[prompts=[a painting of fenced]]",
      })
  void every_answer_has_its_reply(String behaviour, String reply) throws Exception {
    assertThat(write(settings(Duration.ofSeconds(10)), null, behaviour)).hasToString(reply);
  }

  @ParameterizedTest
  @CsvSource({"half", "endless"})
  void an_answer_that_breaks_off_or_does_not_end_is_none(String behaviour) throws Exception {
    assertThat(write(settings(Duration.ofSeconds(10)), null, behaviour))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class, reply -> assertThat(reply.why()).startsWith("no answer ("));
  }

  @ParameterizedTest
  @CsvSource({"hang", "trickle"})
  void a_call_has_a_limit_from_the_connection_to_the_last_byte(String behaviour) throws Exception {
    assertThat(write(settings(Duration.ofMillis(300)), null, behaviour))
        .hasToString("Unavailable[why=no answer within 300 ms, notBefore=PT0S]");
  }

  @Test
  void nobody_there_is_no_answer() throws Exception {
    URI gone;
    try (var elsewhere = new LanguageModel()) {
      gone = elsewhere.url();
    }
    var settings =
        new Settings(
            Optional.of(gone),
            Optional.of("m"),
            Optional.empty(),
            Duration.ofSeconds(10),
            OptionalDouble.empty());
    assertThat(write(settings, null, "fox")).isInstanceOf(Reply.Unavailable.class);
  }

  @Test
  void a_key_that_cannot_be_sent_is_noticed_at_the_start_and_not_repeated() {
    var settings =
        new Settings(
            Optional.of(there.url()),
            Optional.of("m"),
            Optional.of("hush\nhush"),
            Duration.ofSeconds(1),
            OptionalDouble.empty());
    assertThatThrownBy(() -> Access.checked(settings))
        .hasMessageContaining("FACTORY_WRITER_KEY")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @CsvSource({"ftp://host/v1", "host", "https://me:hush@host/v1", "https://host/v1?key=hush"})
  void an_address_that_cannot_be_asked_is_noticed_at_the_start(String url) {
    var settings =
        new Settings(
            Optional.of(URI.create(url)),
            Optional.of("m"),
            Optional.empty(),
            Duration.ofSeconds(1),
            OptionalDouble.empty());
    assertThatThrownBy(() -> Access.checked(settings))
        .hasMessageContaining("FACTORY_WRITER_URL")
        .hasMessageNotContaining("hush");
  }

  private Settings settings(Duration callTimeout) {
    return new Settings(
        Optional.of(there.url()),
        Optional.of("test-model"),
        Optional.of(LanguageModel.KEY),
        callTimeout,
        OptionalDouble.empty());
  }

  private static Reply write(
      WriterSettings settings, @Nullable String instructions, String... subjects)
      throws InterruptedException {
    try (var caller = new Caller(NOON)) {
      return new Model(settings, caller).write(new Batch(0, 0, List.of(subjects)), instructions);
    }
  }
}
