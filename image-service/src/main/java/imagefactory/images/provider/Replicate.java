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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replicate's predictions: any model that takes a prompt. It is not told to wait (`Prefer: wait`):
/// the sooner we know the prediction's id, the less can be lost between order and note.
@Singleton
final class Replicate implements Remote {
  private static final List<String> RATIOS =
      List.of("1:1", "16:9", "9:16", "21:9", "9:21", "3:2", "2:3", "4:3", "3:4", "4:5", "5:4");
  private static final Pattern RESETS =
      Pattern.compile("in ~?(\\d{1,5}) ?s", Pattern.CASE_INSENSITIVE);
  private static final Pattern MODERATED =
      Pattern.compile("NSFW|sensitive|safety", Pattern.CASE_INSENSITIVE);

  private final Access access;

  Replicate(ProviderSettings settings) {
    this.access = Access.withKey(settings, name());
  }

  @Override
  public String name() {
    return "replicate";
  }

  @Override
  public String description() {
    return "A model at Replicate that takes a prompt, a seed and a shape.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("sizing", "ratio or pixels: how the model is told the shape", "ratio"),
        new Option("outputFormat", "png or jpg, on the way to us, if the model can", "png"),
        new Option("input", "further inputs of the model, as they are", null));
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Call place(Order order) throws UnfitException {
    var options = new Options(this, order.options());
    ObjectNode prediction = Replies.object().put("version", access.model().orElseThrow());
    ObjectNode input = prediction.putObject("input");
    input.put("prompt", order.prompt()).put("seed", order.seed() & Integer.MAX_VALUE);
    input.put("output_format", options.word("outputFormat", List.of("png", "jpg")).orElse("png"));
    if (options.word("sizing", List.of("ratio", "pixels")).orElse("ratio").equals("pixels")) {
      Frame frame = Frame.holding(Frame.STANDARD, 16, order.aspectRatio());
      input.put("width", frame.width()).put("height", frame.height());
    } else {
      input.put("aspect_ratio", Shape.of(order.aspectRatio()).nearest(RATIOS));
    }
    input.setAll(options.object("input"));
    return access
        .post("/v1/predictions", Body.json(prediction.toString()), order.callTimeout())
        .with("Authorization", access.bearer());
  }

  @Override
  public Said placed(Answered answer) {
    return Replies.taskId(Replies.json(answer).path("id").asText());
  }

  @Override
  public Call look(String taskId, Duration within) {
    return access.get("/v1/predictions/" + taskId, within).with("Authorization", access.bearer());
  }

  @Override
  public Said looked(Answered answer) {
    JsonNode prediction = Replies.json(answer);
    String status = prediction.path("status").asText().toLowerCase(Locale.ROOT);
    return switch (status) {
      case "starting", "processing" -> new Said.AtWork();
      case "succeeded" -> picture(prediction.path("output"));
      case "failed" -> failed(prediction.path("error").asText());
      case "canceled", "aborted" ->
          new Said.Declined("provider_failed", "its prediction was " + status);
      default -> new Said.Garbled("expected a status, found" + Quote.after(status));
    };
  }

  /// One address, or a list of them.
  private static Said picture(JsonNode output) {
    String address = (output.isArray() ? output.path(0) : output).asText();
    return address.startsWith("data:")
        ? Replies.picture(output.isArray() ? output.path(0) : output)
        : Replies.at(address);
  }

  private static Said failed(String error) {
    return MODERATED.matcher(error).find()
        ? new Said.Declined("moderated", "its moderation stopped the picture" + Quote.after(error))
        : new Said.Declined("provider_failed", "its prediction failed" + Quote.after(error));
  }

  /// It says so in words where others have a header.
  @Override
  public Duration notBefore(Answered answer) {
    Matcher resets = RESETS.matcher(Replies.json(answer).path("detail").asText());
    return answer.notBefore().isZero() && resets.find()
        ? Duration.ofSeconds(Long.parseLong(resets.group(1)))
        : answer.notBefore();
  }

  @Override
  public Complaint complaint(Answered answer) {
    return new Complaint(false, Replies.json(answer).path("detail").asText());
  }

  @Override
  public String tariff(Order order) {
    return order.aspectRatio().replace(':', 'x');
  }
}
