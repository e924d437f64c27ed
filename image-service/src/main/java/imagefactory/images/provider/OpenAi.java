package imagefactory.images.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.images.provider.Options.UnfitException;
import imagefactory.images.setup.ProviderSettings;
import imagefactory.kit.call.Body;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Outcome.Answered;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// OpenAI's images API with the models of the gpt-image family: the answer is the picture.
@Singleton
final class OpenAi implements Remote {
  private static final Map<String, String> SIZES =
      Map.of("1:1", "1024x1024", "3:2", "1536x1024", "2:3", "1024x1536");
  private static final Set<String> MODERATION =
      Set.of("moderation_blocked", "content_policy_violation");

  private final Access access;

  OpenAi(ProviderSettings settings) {
    this.access = Access.withKey(settings, name());
  }

  @Override
  public String name() {
    return "openai";
  }

  @Override
  public String description() {
    return "OpenAI's gpt-image models. Three shapes; others are cut from the nearest.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("quality", "low, medium, high, or auto, whose price is not known", "medium"),
        new Option("background", "auto, opaque or transparent, if the model can", null),
        new Option("outputFormat", "png or jpeg, on the way to us", "png"),
        new Option("moderation", "auto or low", null));
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Call place(Order order) throws UnfitException {
    var options = new Options(this, order.options());
    ObjectNode body =
        Replies.object()
            .put("model", access.model().orElseThrow())
            .put("prompt", order.prompt())
            .put("n", 1)
            .put("size", size(order))
            .put("quality", quality(options))
            .put(
                "output_format",
                options.word("outputFormat", List.of("png", "jpeg")).orElse("png"));
    options
        .word("background", List.of("auto", "opaque", "transparent"))
        .ifPresent(background -> body.put("background", background));
    options
        .word("moderation", List.of("auto", "low"))
        .ifPresent(moderation -> body.put("moderation", moderation));
    return access
        .post("/images/generations", Body.json(body.toString()), access.orderTimeout())
        .with("Authorization", access.bearer());
  }

  private static String size(Order order) throws UnfitException {
    String nearest = Shape.of(order.aspectRatio()).nearest(List.copyOf(SIZES.keySet()));
    return SIZES.getOrDefault(nearest, "auto");
  }

  private static String quality(Options options) throws UnfitException {
    return options.word("quality", List.of("auto", "low", "medium", "high")).orElse("medium");
  }

  @Override
  public Said placed(Answered answer) {
    return Replies.picture(Replies.json(answer).path("data").path(0).path("b64_json"));
  }

  /// An empty purse is told as too many requests, but does not fill by waiting.
  @Override
  public boolean passes(Answered answer) {
    return answer.passes()
        && !Replies.json(answer).at("/error/code").asText().equals("insufficient_quota");
  }

  @Override
  public Complaint complaint(Answered answer) {
    JsonNode error = Replies.json(answer).path("error");
    return new Complaint(
        MODERATION.contains(error.path("code").asText()), error.path("message").asText());
  }

  @Override
  public String tariff(Order order) throws UnfitException {
    return quality(new Options(this, order.options())) + "-" + size(order);
  }
}
