package imagefactory.images.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.images.provider.Options.UnfitException;
import imagefactory.images.provider.Remote.Complaint;
import imagefactory.kit.call.Body;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Outcome.Answered;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each provider is sent, and what is read from what it answers; without any network.
class WireTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final URI URL = URI.create("https://provider.example");
  private final Remote openAi = Remotes.openAi(URL);
  private final Remote piapi = Remotes.piapi(URL);
  private final Remote replicate = Remotes.replicate(URL);
  private final Remote stability = Remotes.stability(URL);
  private final Remote automatic1111 = Remotes.automatic1111(URL);
  private final Remote comfyUi = Remotes.comfyUi(URL);

  @Test
  void openai_is_sent_the_nearest_of_its_sizes_and_the_options() throws Exception {
    Call call =
        openAi.place(
            Remotes.order(
                "16:9", Map.of("quality", "high", "background", "opaque", "moderation", "low")));
    assertThat(call.uri()).hasToString("https://provider.example/images/generations");
    assertThat(call.headers()).containsEntry("Authorization", "Bearer " + Remotes.KEY);
    assertThat(call.within()).isEqualTo(Duration.ofSeconds(20));
    assertThat(body(call))
        .isEqualTo(
            JSON.readTree(
                """
                {"model":"gpt-image-1","prompt":"a fox","n":1,"size":"1536x1024","quality":"high",
                 "output_format":"png","background":"opaque","moderation":"low"}
                """));
  }

  @Test
  void openai_answers_with_the_picture() {
    assertThat(openAi.placed(ok("{\"data\":[{\"b64_json\":\"cG5n\"}]}")))
        .isInstanceOfSatisfying(
            Said.Picture.class, said -> assertThat(said.file()).asString().isEqualTo("png"));
    assertThat(openAi.placed(ok("{\"data\":[]}"))).isInstanceOf(Said.Garbled.class);
    assertThat(openAi.placed(ok("{\"data\":[{\"b64_json\":\"%\"}]}")))
        .isInstanceOf(Said.Garbled.class);
    assertThat(openAi.placed(ok("<html>"))).isInstanceOf(Said.Garbled.class);
  }

  @Test
  void openais_moderation_and_its_empty_purse_are_known() {
    String moderated =
        """
        {"error":{"message":"rejected by the safety system","type":"image_generation_user_error",
         "param":null,"code":"moderation_blocked"}}
        """;
    assertThat(openAi.complaint(answer(400, moderated)))
        .isEqualTo(new Complaint(true, "rejected by the safety system"));
    assertThat(openAi.passes(answer(429, "{\"error\":{\"code\":\"insufficient_quota\"}}")))
        .isFalse();
    assertThat(openAi.passes(answer(429, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}")))
        .isTrue();
  }

  @Test
  void openai_is_paid_by_quality_and_size() {
    assertThat(openAi.cost(Remotes.order("3:2", Map.of()))).contains(new BigDecimal("0.063"));
    assertThat(openAi.cost(Remotes.order("1:1", Map.of()))).contains(new BigDecimal("0.02"));
  }

  @Test
  void piapi_is_sent_a_task_of_no_more_than_a_megapixel() throws Exception {
    Call call = piapi.place(Remotes.order("16:9", Map.of("negativePrompt", "text")));
    assertThat(call.uri()).hasToString("https://provider.example/api/v1/task");
    assertThat(call.headers()).containsEntry("X-API-Key", Remotes.KEY);
    assertThat(call.within()).isEqualTo(Duration.ofSeconds(10));
    JsonNode input = body(call).path("input");
    assertThat(body(call).path("model").asText()).isEqualTo("Qubico/flux1-schnell");
    assertThat(body(call).path("task_type").asText()).isEqualTo("txt2img");
    assertThat(input.path("prompt").asText()).isEqualTo("a fox");
    assertThat(input.path("negative_prompt").asText()).isEqualTo("text");
    assertThat(input.path("width").asInt()).isEqualTo(1360);
    assertThat(input.path("height").asInt()).isEqualTo(768);
    assertThat(1360 * 768).isLessThanOrEqualTo(1_048_576);
    assertThat(input.path("batch_size").asInt()).isEqualTo(1);
  }

  @Test
  void piapi_accepts_with_a_tasks_id() {
    assertThat(
            piapi.placed(
                ok("{\"code\":200,\"data\":{\"task_id\":\"0f64-12\",\"status\":\"pending\"}}")))
        .isEqualTo(new Said.Accepted("0f64-12"));
    assertThat(piapi.placed(ok("{\"data\":{\"task_id\":\"../../secret\"}}")))
        .isInstanceOf(Said.Garbled.class);
    assertThat(piapi.look("0f64-12", Duration.ofSeconds(10)).uri())
        .hasToString("https://provider.example/api/v1/task/0f64-12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"status\":\"pending\"} | AtWork[]",
        "{\"status\":\"Processing\"} | AtWork[]",
        "{\"status\":\"staged\"} | AtWork[]",
        "{\"status\":\"Completed\",\"output\":{\"image_url\":\"https://i.example/a.png\"}} | At[address=https://i.example/a.png]",
        "{\"status\":\"completed\",\"output\":{\"image_url\":\"\",\"image_urls\":[\"https://i.example/b.png\"]}} | At[address=https://i.example/b.png]",
        "{\"status\":\"failed\",\"error\":{\"code\":1100,\"message\":\"task failed\",\"raw_message\":\"no GPU\"}} | Declined[code=provider_failed, message=its task failed: no GPU]",
        "{\"status\":\"failed\",\"error\":{\"code\":1100,\"message\":\"task failed\"}} | Declined[code=provider_failed, message=its task failed: task failed]",
        "{\"status\":\"dreaming\"} | Garbled[why=expected a status, found: dreaming]",
        "{} | Garbled[why=expected a status, found]",
      })
  void piapis_task_stands_somewhere(String data, String said) {
    assertThat(
            piapi.looked(ok("{\"code\":200,\"message\":\"success\",\"data\":%s}".formatted(data))))
        .hasToString(said);
  }

  @Test
  void replicate_is_sent_a_prediction_and_not_told_to_wait() throws Exception {
    Call call = replicate.place(Remotes.order("16:10", Map.of("input", Map.of("go_fast", true))));
    assertThat(call.uri()).hasToString("https://provider.example/v1/predictions");
    assertThat(call.headers())
        .containsEntry("Authorization", "Bearer " + Remotes.KEY)
        .doesNotContainKey("Prefer");
    assertThat(body(call))
        .isEqualTo(
            JSON.readTree(
                """
                {"version":"black-forest-labs/flux-schnell",
                 "input":{"prompt":"a fox","seed":42,"output_format":"png","aspect_ratio":"3:2",
                   "go_fast":true}}
                """));
    JsonNode pixels = body(replicate.place(Remotes.order("1:1", Map.of("sizing", "pixels"))));
    assertThat(pixels.at("/input/width").asInt()).isEqualTo(1024);
    assertThat(pixels.path("input").has("aspect_ratio")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"status\":\"starting\"} | AtWork[]",
        "{\"status\":\"processing\",\"output\":null} | AtWork[]",
        "{\"status\":\"succeeded\",\"output\":\"https://r.example/a.webp\"} | At[address=https://r.example/a.webp]",
        "{\"status\":\"succeeded\",\"output\":[\"https://r.example/0.png\",\"https://r.example/1.png\"]} | At[address=https://r.example/0.png]",
        "{\"status\":\"failed\",\"error\":\"out of memory\"} | Declined[code=provider_failed, message=its prediction failed: out of memory]",
        "{\"status\":\"failed\",\"error\":\"NSFW content detected\"} | Declined[code=moderated, message=its moderation stopped the picture: NSFW content detected]",
        "{\"status\":\"canceled\"} | Declined[code=provider_failed, message=its prediction was canceled]",
        "{\"status\":\"aborted\"} | Declined[code=provider_failed, message=its prediction was aborted]",
        "[] | Garbled[why=expected a status, found]",
      })
  void replicates_prediction_stands_somewhere(String prediction, String said) {
    assertThat(replicate.looked(ok(prediction))).hasToString(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Request was throttled. Your rate limit resets in ~30s. | PT30S",
        "Request was throttled. Expected available in 1 second. | PT1S",
        "Request was throttled. | PT0S",
      })
  void replicate_says_in_words_how_long_to_wait(String detail, Duration wait) {
    assertThat(
            replicate.notBefore(
                answer(429, "{\"detail\":\"%s\",\"status\":429}".formatted(detail))))
        .isEqualTo(wait);
  }

  @Test
  void stability_is_sent_a_form() throws Exception {
    Call call = stability.place(Remotes.order("16:10", Map.of("negativePrompt", "text")));
    assertThat(call.uri())
        .hasToString("https://provider.example/v2beta/stable-image/generate/core");
    assertThat(call.headers())
        .containsEntry("Authorization", "Bearer " + Remotes.KEY)
        .containsEntry("Accept", "image/*");
    Body form = Objects.requireNonNull(call.body());
    assertThat(form.type()).startsWith("multipart/form-data; boundary=");
    assertThat(new String(form.bytes(), UTF_8).lines())
        .contains("a fox", "3:2", "42", "png", "text")
        .anySatisfy(line -> assertThat(line).contains("name=\"aspect_ratio\""));
  }

  @Test
  void stability_answers_with_bytes_and_blurs_what_it_does_not_like() {
    assertThat(stability.placed(picture("SUCCESS"))).isInstanceOf(Said.Picture.class);
    assertThat(stability.placed(picture("CONTENT_FILTERED")))
        .isEqualTo(new Said.Declined("moderated", "its moderation blurred the picture"));
    assertThat(stability.placed(ok("{}"))).isInstanceOf(Said.Garbled.class);
    String moderated =
        """
        {"id":"a37b","name":"content_moderation","errors":["Your request was flagged"]}
        """;
    assertThat(stability.complaint(answer(403, moderated)))
        .isEqualTo(new Complaint(true, "Your request was flagged"));
  }

  @Test
  void automatic1111_is_sent_everything_and_a_login() throws Exception {
    Call call = automatic1111.place(Remotes.order("1:2", Map.of("steps", 30, "size", 512)));
    assertThat(call.uri()).hasToString("https://provider.example/sdapi/v1/txt2img");
    assertThat(call.headers())
        .containsEntry(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(Remotes.KEY.getBytes(UTF_8)));
    assertThat(body(call))
        .isEqualTo(
            JSON.readTree(
                """
                {"prompt":"a fox","negative_prompt":"","seed":42,"steps":30,"cfg_scale":7.0,
                 "width":360,"height":720,"batch_size":1,"n_iter":1,
                 "override_settings":{"sd_model_checkpoint":"sdxl"}}
                """));
    assertThat(
            automatic1111.placed(
                ok("{\"images\":[\"data:image/png;base64,cG5n\"],\"info\":\"{}\"}")))
        .isInstanceOf(Said.Picture.class);
    assertThat(
            automatic1111
                .complaint(answer(422, "{\"detail\":[{\"msg\":\"field required\"}]}"))
                .words())
        .isEqualTo("field required");
    assertThat(
            automatic1111
                .complaint(
                    answer(404, "{\"error\":\"HTTPException\",\"detail\":\"Sampler not found\"}"))
                .words())
        .isEqualTo("Sampler not found");
    assertThat(automatic1111.free()).isTrue();
  }

  @Test
  void comfyui_is_sent_a_graph_whose_nodes_lead_to_a_saved_picture() throws Exception {
    Call call = comfyUi.place(Remotes.order("1:1", Map.of("cfgScale", 4.5)));
    assertThat(call.uri()).hasToString("https://provider.example/prompt");
    assertThat(body(call).path("prompt_id").asText()).isEqualTo(Remotes.IMAGE.toString());
    JsonNode graph = body(call).path("prompt");
    assertThat(graph.at("/wanted/inputs/text").asText()).isEqualTo("a fox");
    assertThat(graph.at("/checkpoint/inputs/ckpt_name").asText()).isEqualTo("sdxl.safetensors");
    assertThat(graph.at("/sampler/inputs/cfg").asDouble()).isEqualTo(4.5);
    assertThat(graph.at("/sampler/inputs/seed").asLong()).isEqualTo(42);
    for (JsonNode node : graph) {
      for (JsonNode input : node.path("inputs")) {
        if (input.isArray()) {
          assertThat(graph.has(input.path(0).asText())).isTrue();
        }
      }
    }
  }

  @Test
  void comfyuis_history_says_what_came_of_it() {
    assertThat(comfyUi.placed(ok("{\"prompt_id\":\"ab-1\",\"number\":3,\"node_errors\":{}}")))
        .isEqualTo(new Said.Accepted("ab-1"));
    assertThat(comfyUi.looked(ok("{}"))).isEqualTo(new Said.AtWork());
    String done =
        """
        {"ab-1":{"outputs":{"save":{"images":[{"filename":"a b&c.png","subfolder":"","type":"output"}]}},
         "status":{"status_str":"success","completed":true,"messages":[]}}}
        """;
    assertThat(comfyUi.looked(ok(done)))
        .isInstanceOfSatisfying(
            Said.Fetch.class,
            said ->
                assertThat(said.call().uri())
                    .hasToString(
                        "https://provider.example/view?filename=a+b%26c.png&subfolder=&type=output"));
    String failed =
        """
        {"ab-1":{"outputs":{},"status":{"status_str":"error","completed":false,"messages":
         [["execution_start",{}],["execution_error",{"exception_message":"out of memory"}]]}}}
        """;
    assertThat(comfyUi.looked(ok(failed)))
        .isEqualTo(new Said.Declined("provider_failed", "its workflow failed: out of memory"));
    String wrong =
        """
        {"error":{"type":"prompt_outputs_failed_validation","message":"Prompt outputs failed"},
         "node_errors":{"checkpoint":{"errors":[{"type":"value_not_in_list",
         "message":"Value not in list","details":"ckpt_name: 'x'"}]}}}
        """;
    assertThat(comfyUi.complaint(answer(400, wrong)).words())
        .isEqualTo("Value not in list ckpt_name: 'x'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour | red | option_unknown",
        "quality | best | option_invalid",
        "outputFormat | gif | option_invalid",
      })
  void an_option_is_checked_by_name_and_value_before_anything_is_ordered(
      String name, String value, String code) {
    assertThatThrownBy(() -> openAi.place(Remotes.order("1:1", Map.of(name, value))))
        .asInstanceOf(type(UnfitException.class))
        .satisfies(e -> assertThat(e.declined().code()).isEqualTo(code));
  }

  @Test
  void every_number_has_a_range() {
    for (var options :
        List.<Map<String, Object>>of(
            Map.of("steps", 0),
            Map.of("cfgScale", 31),
            Map.of("size", 100),
            Map.of("steps", "x"))) {
      assertThatThrownBy(() -> comfyUi.place(Remotes.order("1:1", options)))
          .isInstanceOf(UnfitException.class);
      assertThatThrownBy(() -> automatic1111.place(Remotes.order("1:1", options)))
          .isInstanceOf(UnfitException.class);
    }
    assertThatThrownBy(() -> piapi.place(Remotes.order("1:1", Map.of("guidanceScale", 6))))
        .isInstanceOf(UnfitException.class);
    assertThatThrownBy(() -> piapi.place(Remotes.order("100:1", Map.of())))
        .isInstanceOf(UnfitException.class);
  }

  @Test
  void no_text_about_a_call_has_the_key() throws Exception {
    for (Remote each : List.of(openAi, piapi, replicate, stability, automatic1111)) {
      assertThat(each.place(Remotes.order("1:1", Map.of())).toString()).doesNotContain("hush");
      assertThat(each.access().toString()).doesNotContain("hush");
    }
  }

  private static JsonNode body(Call call) throws Exception {
    return JSON.readTree(Objects.requireNonNull(call.body()).bytes());
  }

  private static Answered ok(String body) {
    return answer(200, body);
  }

  private static Answered answer(int status, String body) {
    return new Answered(
        status, HttpHeaders.of(Map.of(), (_, _) -> true), body.getBytes(UTF_8), Duration.ZERO);
  }

  private static Answered picture(String finishReason) {
    var headers =
        Map.of("finish-reason", List.of(finishReason), "Content-Type", List.of("image/png"));
    return new Answered(
        200, HttpHeaders.of(headers, (_, _) -> true), new byte[] {1}, Duration.ZERO);
  }
}
