package imagefactory.images.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.images.provider.Options.UnfitException;
import imagefactory.images.setup.ProviderSettings;
import imagefactory.kit.call.Body;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Outcome.Answered;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;

/// A Stable Diffusion web UI of one's own. It charges nothing, so an order that got lost is placed
/// again.
@Singleton
final class Automatic1111 implements Remote {
  private static final int MULTIPLE = 8;
  private final Access access;

  Automatic1111(ProviderSettings settings) {
    this.access = Access.byUrl(settings, name());
  }

  @Override
  public String name() {
    return "automatic1111";
  }

  @Override
  public String description() {
    return "A Stable Diffusion web UI of your own, with its txt2img API.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("size", "the side of a square with as many pixels, 256 to 2048", Frame.STANDARD),
        new Option("steps", "1 to 150", 20),
        new Option("cfgScale", "how closely to follow the prompt, 1 to 30", 7),
        new Option("negativePrompt", "what should not be seen, at most 4000 characters", null),
        new Option("sampler", "a sampler by its name", null));
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public boolean free() {
    return true;
  }

  @Override
  public Call place(Order order) throws UnfitException {
    var options = new Options(this, order.options());
    Frame frame = Frame.asked(options, MULTIPLE, order.aspectRatio());
    ObjectNode body =
        Replies.object()
            .put("prompt", order.prompt())
            .put("negative_prompt", options.text("negativePrompt", 4000).orElse(""))
            .put("seed", order.shortSeed())
            .put("steps", options.whole("steps", 1, 150, 20))
            .put("cfg_scale", options.number("cfgScale", 1, 30, 7))
            .put("width", frame.width())
            .put("height", frame.height())
            .put("batch_size", 1)
            .put("n_iter", 1);
    options.text("sampler", 100).ifPresent(sampler -> body.put("sampler_name", sampler));
    access
        .model()
        .ifPresent(model -> body.putObject("override_settings").put("sd_model_checkpoint", model));
    Call call = access.post("/sdapi/v1/txt2img", Body.json(body.toString()), access.orderTimeout());
    String login = access.there().key().orElse("");
    return login.isEmpty()
        ? call
        : call.with(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
  }

  @Override
  public Said placed(Answered answer) {
    return Replies.picture(Replies.json(answer).path("images").path(0));
  }

  /// `detail` is a text, or of a mistake in a field a list.
  @Override
  public Complaint complaint(Answered answer) {
    JsonNode body = Replies.json(answer);
    JsonNode detail = body.path("detail");
    String words = detail.isArray() ? detail.path(0).path("msg").asText() : detail.asText();
    return new Complaint(false, words.isEmpty() ? body.path("errors").asText() : words);
  }

  @Override
  public String tariff(Order order) throws UnfitException {
    return Frame.asked(new Options(this, order.options()), MULTIPLE, order.aspectRatio())
        .toString();
  }
}
