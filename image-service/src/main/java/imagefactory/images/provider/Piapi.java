package imagefactory.images.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.images.provider.Options.UnfitException;
import imagefactory.images.setup.ProviderSettings;
import imagefactory.kit.call.Body;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.text.Quote;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// PiAPI's tasks: an order becomes one, and we ask until it is done.
@Singleton
final class Piapi implements Remote {
  /// Width times height may not be more than 1,048,576.
  private static final int SIZE = 1024;

  private static final int MULTIPLE = 16;
  private final Access access;

  Piapi(ProviderSettings settings) {
    this.access = Access.withKey(settings, name());
  }

  @Override
  public String name() {
    return "piapi";
  }

  @Override
  public String description() {
    return "Flux models by PiAPI, about one megapixel in any shape.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("negativePrompt", "what should not be seen, at most 4000 characters", null),
        new Option("guidanceScale", "how closely to follow the prompt, 1.5 to 5", null));
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Call place(Order order) throws UnfitException {
    var options = new Options(this, order.options());
    Frame frame = frame(order);
    ObjectNode task = Replies.object();
    task.put("model", access.model().orElseThrow()).put("task_type", "txt2img");
    ObjectNode input = task.putObject("input");
    input
        .put("prompt", order.prompt())
        .put("width", frame.width())
        .put("height", frame.height())
        .put("batch_size", 1);
    options.text("negativePrompt", 4000).ifPresent(text -> input.put("negative_prompt", text));
    if (options.has("guidanceScale")) {
      input.put("guidance_scale", options.number("guidanceScale", 1.5, 5, 3.5));
    }
    return access
        .post("/api/v1/task", Body.json(task.toString()), order.callTimeout())
        .with("X-API-Key", access.key());
  }

  private static Frame frame(Order order) throws UnfitException {
    return Frame.holding(SIZE, MULTIPLE, order.aspectRatio());
  }

  @Override
  public Said placed(Answered answer) {
    String id = Replies.json(answer).at("/data/task_id").asText();
    return Replies.taskId(id);
  }

  @Override
  public Call look(String taskId, Duration within) {
    return access.get("/api/v1/task/" + taskId, within).with("X-API-Key", access.key());
  }

  @Override
  public Said looked(Answered answer) {
    JsonNode task = Replies.json(answer).path("data");
    return switch (task.path("status").asText().toLowerCase(Locale.ROOT)) {
      case "pending", "processing", "staged" -> new Said.AtWork();
      case "completed" -> picture(task.path("output"));
      case "failed" ->
          new Said.Declined("provider_failed", "its task failed" + error(task.path("error")));
      default ->
          new Said.Garbled("expected a status, found" + Quote.after(task.path("status").asText()));
    };
  }

  private static Said picture(JsonNode output) {
    String one = output.path("image_url").asText();
    return Replies.at(one.isEmpty() ? output.at("/image_urls/0").asText() : one);
  }

  /// The raw message says more, where there is one.
  private static String error(JsonNode error) {
    String raw = Quote.after(error.path("raw_message").asText());
    return raw.isEmpty() ? Quote.after(error.path("message").asText()) : raw;
  }

  @Override
  public Complaint complaint(Answered answer) {
    return new Complaint(false, Replies.json(answer).path("message").asText());
  }

  @Override
  public String tariff(Order order) throws UnfitException {
    return frame(order).toString();
  }
}
