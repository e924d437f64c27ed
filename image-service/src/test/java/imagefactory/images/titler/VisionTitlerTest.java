package imagefactory.images.titler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.Description;
import imagefactory.images.titler.Titling.Titled;
import imagefactory.images.titler.Titling.Untitled;
import imagefactory.kit.call.Caller;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Format;
import imagefactory.pixels.Limits;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisionTitlerTest {
  private static final String FOX =
      "{\"title\":\"Fox in Snow\",\"description\":\"A fox.\",\"tags\":[\"fox\",\"snow\"]}";
  private static final Description SEEN =
      new Description("Fox in Snow", "A fox.", List.of("fox", "snow"));
  private static final Description OTHERWISE =
      new Description("Otherwise", "As the prompt has it.", List.of("prompt"));

  private VisionModel model;

  @BeforeEach
  void start() throws IOException {
    model = new VisionModel();
  }

  @AfterEach
  void stop() {
    model.close();
  }

  @Test
  void the_model_is_shown_a_small_copy_and_told_how_to_answer() throws IOException {
    model.say(FOX);

    assertThat(title(picture(200, 100, 0xFF336699), null)).isEqualTo(new Titled(SEEN));

    JsonNode asked = model.asked.getFirst();
    assertThat(model.logins).containsExactly("Bearer " + VisionModel.KEY);
    assertThat(asked.path("model").asText()).isEqualTo("sees-all");
    assertThat(asked.path("messages").path(0).path("content").asText())
        .isEqualTo(TitleQuestion.USUAL_INSTRUCTIONS);
    assertThat(asked.path("response_format").path("type").asText()).isEqualTo("json_schema");
    JsonNode schema = asked.path("response_format").path("json_schema");
    assertThat(schema.path("strict").asBoolean()).isTrue();
    assertThat(schema.path("schema").path("required")).hasSize(3);
    JsonNode parts = asked.path("messages").path(1).path("content");
    assertThat(parts.path(0).path("text").asText()).contains("a fox in snow").contains("\"tags\"");
    String shown = parts.path(1).path("image_url").path("url").asText();
    assertThat(shown).startsWith("data:image/jpeg;base64,");
    byte[] file = Base64.getDecoder().decode(shown.substring(shown.indexOf(',') + 1));
    assertThat(new Decoder(Limits.DEFAULT).decode(file))
        .asInstanceOf(type(Decoded.class))
        .satisfies(decoded -> {
          assertThat(decoded.format()).isEqualTo(Format.JPG);
          assertThat(decoded.bitmap().width()).isEqualTo(64);
          assertThat(decoded.bitmap().height()).isEqualTo(32);
        });
  }

  @Test
  void a_transparent_picture_is_shown_as_it_is() throws IOException {
    model.say(FOX);

    title(picture(8, 16, 0x80336699), null);

    assertThat(model.asked.getFirst().at("/messages/1/content/1/image_url/url").asText())
        .startsWith("data:image/png;base64,");
  }

  @Test
  void custom_instructions_are_used_instead_of_the_usual_ones() throws IOException {
    model.say(FOX);

    title(picture(8, 8, 0xFF336699), "Title it in German.");

    assertThat(model.asked.getFirst().at("/messages/0/content").asText())
        .isEqualTo("Title it in German.");
  }

  @Test
  void an_answer_in_a_fence_is_an_answer() throws IOException {
    model.say("```json\n" + FOX + "\n```");

    assertThat(title()).isEqualTo(new Titled(SEEN));
  }

  static Stream<VisionModelAnswers> moods() {
    return Stream.of(
        m -> m.answer(503, Map.of(), ""),
        m -> m.answer(429, Map.of("Retry-After", "0"), "{\"error\":{\"message\":\"slow down\"}}"),
        m -> m.say("Certainly! Here is a title:"),
        m -> m.say("{\"name\":\"fox\"}"),
        m -> m.answer(200, Map.of(), "<html>"));
  }

  interface VisionModelAnswers {
    VisionModel to(VisionModel model) throws IOException;
  }

  @ParameterizedTest
  @MethodSource("moods")
  void a_bad_moment_passes(VisionModelAnswers moment) throws IOException {
    moment.to(model).say(FOX);

    assertThat(title()).isEqualTo(new Titled(SEEN));
    assertThat(model.calls()).isEqualTo(2);
  }

  @Test
  void it_is_asked_a_few_times_and_no_more() {
    for (int i = 0; i < 9; i++) {
      model.answer(500, Map.of(), "it hurts");
    }

    assertThat(title()).isEqualTo(new Untitled("answered HTTP 500, in 3 calls"));
    assertThat(model.calls()).isEqualTo(3);
  }

  @Test
  void a_model_that_wants_to_be_left_alone_for_long_is_left_alone() {
    model.answer(429, Map.of("Retry-After", "3600"), "");

    assertThat(title()).isEqualTo(new Untitled("answered HTTP 429, to be asked again in PT1H"));
    assertThat(model.calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void a_refusal_is_not_argued_with(int status) {
    model.answer(status, Map.of(), "{\"error\":{\"message\":\"no such model\"}}");

    assertThat(title())
        .isEqualTo(new Untitled("answered HTTP %d: no such model".formatted(status)));
    assertThat(model.calls()).isEqualTo(1);
  }

  @Test
  void what_is_said_about_a_login_is_not_repeated() {
    model.answer(401, Map.of(), "{\"error\":{\"message\":\"bad key " + VisionModel.KEY + "\"}}");

    assertThat(title()).isEqualTo(new Untitled("answered HTTP 401"));
    assertThat(model.calls()).isEqualTo(1);
  }

  @Test
  void a_model_that_declines_is_not_asked_again() {
    model.answer(200, Map.of(), "{\"choices\":[{\"message\":{\"refusal\":\"I will not\"}}]}");

    assertThat(title()).isEqualTo(new Untitled("the model declined to answer"));
  }

  @Test
  void a_stop_ends_the_call_at_once() throws IOException {
    Thread.currentThread().interrupt();

    assertThatThrownBy(this::title).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void without_a_model_nobody_is_asked() {
    try (var caller = new Caller(Clock.systemUTC())) {
      var none =
          new VisionTitler(new VisionModel.Settings(Optional.empty(), Optional.empty()), caller);

      assertThat(none.configured()).isFalse();
      assertThat(none.title(picture(8, 8, -1), "a fox", null, OTHERWISE))
          .isEqualTo(new Untitled("no vision model is configured on this server"));
    }
  }

  @Test
  void half_a_configuration_is_none() {
    var half = new VisionModel.Settings(Optional.of(model.url()), Optional.empty());
    try (var caller = new Caller(Clock.systemUTC())) {
      assertThatThrownBy(() -> new VisionTitler(half, caller))
          .hasMessage("expected both FACTORY_TITLER_URL and FACTORY_TITLER_MODEL, or neither");
    }
  }

  private Titling title() {
    return title(picture(8, 8, 0xFF336699), null);
  }

  private Titling title(Bitmap picture, @Nullable String instructions) {
    return model.titler().title(picture, "a fox in snow", instructions, OTHERWISE);
  }

  private static Bitmap picture(int width, int height, int colour) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, colour);
    return new Bitmap(width, height, pixels);
  }
}
