package imagefactory.images.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.images.provider.Options.UnfitException;
import imagefactory.images.setup.ProviderSettings;
import imagefactory.kit.call.Body;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.text.Quote;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A ComfyUI of one's own: a workflow goes into its queue, and its history says what came of it. It
/// charges nothing, so an order that got lost is placed again.
@Singleton
final class ComfyUi implements Remote {
  private static final int MULTIPLE = 8;
  private static final String ERROR = "error";
  private final Access access;

  ComfyUi(ProviderSettings settings) {
    this.access = Access.byUrl(settings, name()).onlyWithModel();
  }

  @Override
  public String name() {
    return "comfyui";
  }

  @Override
  public String description() {
    return "A ComfyUI of your own, with a checkpoint of Stable Diffusion.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("size", "the side of a square with as many pixels, 256 to 2048", Frame.STANDARD),
        new Option("steps", "1 to 150", 20),
        new Option("cfgScale", "how closely to follow the prompt, 1 to 30", 7),
        new Option("negativePrompt", "what should not be seen, at most 4000 characters", null),
        new Option("sampler", "a sampler by its name", "euler"),
        new Option("scheduler", "a scheduler by its name", "normal"));
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public boolean free() {
    return true;
  }

  /// Newer servers take the id that we give, older ones give their own.
  @Override
  public Call place(Order order) throws UnfitException {
    var options = new Options(this, order.options());
    Frame frame = Frame.asked(options, MULTIPLE, order.aspectRatio());
    ObjectNode body = Replies.object();
    body.set("prompt", Workflow.of(order, frame, access.model().orElseThrow(), options));
    body.put("prompt_id", order.imageId().toString());
    return access.post("/prompt", Body.json(body.toString()), order.callTimeout());
  }

  @Override
  public Said placed(Answered answer) {
    return Replies.taskId(Replies.json(answer).path("prompt_id").asText());
  }

  @Override
  public Call look(String taskId, Duration within) {
    return access.get("/history/" + taskId, within);
  }

  /// What has not ended is not in the history yet.
  @Override
  public Said looked(Answered answer) {
    JsonNode history = Replies.json(answer);
    if (!history.isObject()) {
      return new Said.Garbled("expected a history");
    }
    if (history.isEmpty()) {
      return new Said.AtWork();
    }
    JsonNode prompt = history.elements().next();
    if (prompt.at("/status/status_str").asText().equals(ERROR)) {
      return new Said.Declined("provider_failed", "its workflow failed" + error(prompt));
    }
    return picture(prompt)
        .<Said>map(image -> new Said.Fetch(view(image)))
        .orElseGet(() -> new Said.Garbled("expected a picture among the outputs"));
  }

  private static Optional<JsonNode> picture(JsonNode prompt) {
    for (JsonNode output : prompt.path("outputs")) {
      if (output.path("images").has(0)) {
        return Optional.of(output.path("images").path(0));
      }
    }
    return Optional.empty();
  }

  private Call view(JsonNode image) {
    String query =
        "filename=%s&subfolder=%s&type=%s"
            .formatted(
                encoded(image, "filename"), encoded(image, "subfolder"), encoded(image, "type"));
    return access.get("/view?" + query, access.orderTimeout());
  }

  private static String encoded(JsonNode image, String field) {
    return URLEncoder.encode(image.path(field).asText(), UTF_8);
  }

  private static String error(JsonNode prompt) {
    for (JsonNode message : prompt.at("/status/messages")) {
      if (message.path(0).asText().equals("execution_error")) {
        return Quote.after(message.path(1).path("exception_message").asText());
      }
    }
    return "";
  }

  /// Of a workflow that it does not take, or of a node in it.
  @Override
  public Complaint complaint(Answered answer) {
    JsonNode body = Replies.json(answer);
    for (JsonNode node : body.path("node_errors")) {
      JsonNode first = node.path("errors").path(0);
      return new Complaint(
          false, "%s %s".formatted(first.path("message").asText(), first.path("details").asText()));
    }
    JsonNode error = body.path(ERROR);
    return new Complaint(false, (error.isTextual() ? error : error.path("message")).asText());
  }

  @Override
  public String tariff(Order order) throws UnfitException {
    return Frame.asked(new Options(this, order.options()), MULTIPLE, order.aspectRatio())
        .toString();
  }
}
