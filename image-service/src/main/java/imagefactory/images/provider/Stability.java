package imagefactory.images.provider;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.images.provider.Options.UnfitException;
import imagefactory.images.setup.ProviderSettings;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Multipart;
import imagefactory.kit.call.Outcome.Answered;
import jakarta.inject.Singleton;
import java.util.List;

/// Stability's v2beta API: a form goes out, the picture's bytes come back.
@Singleton
final class Stability implements Remote {
  private static final List<String> RATIOS =
      List.of("1:1", "16:9", "21:9", "2:3", "3:2", "4:5", "5:4", "9:16", "9:21");

  /// The largest seed it takes is one less than 32 bits have.
  private static final long LARGEST_SEED = 4_294_967_294L;

  private final Access access;

  Stability(ProviderSettings settings) {
    this.access = Access.withKey(settings, name());
  }

  @Override
  public String name() {
    return "stability";
  }

  @Override
  public String description() {
    return "Stability's core, ultra and sd3. Nine shapes; others are cut from the nearest.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("negativePrompt", "what should not be seen, at most 10000 characters", null),
        new Option("stylePreset", "a style by its name, if the model has styles", null),
        new Option("outputFormat", "png or jpeg, on the way to us", "png"));
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Call place(Order order) throws UnfitException {
    var options = new Options(this, order.options());
    var form =
        new Multipart()
            .field("prompt", order.prompt())
            .field("aspect_ratio", Shape.of(order.aspectRatio()).nearest(RATIOS))
            .field("seed", Long.toString(Math.min(order.shortSeed(), LARGEST_SEED)))
            .field(
                "output_format",
                options.word("outputFormat", List.of("png", "jpeg")).orElse("png"));
    options.text("negativePrompt", 10_000).ifPresent(text -> form.field("negative_prompt", text));
    options.text("stylePreset", 60).ifPresent(style -> form.field("style_preset", style));
    return access
        .post("/v2beta/stable-image/generate/" + model(), form.body(), access.orderTimeout())
        .with("Authorization", access.bearer())
        .with("Accept", "image/*");
  }

  private String model() {
    return access.model().orElseThrow();
  }

  /// What its moderation did not like comes blurred.
  @Override
  public Said placed(Answered answer) {
    if (answer.headers().firstValue("finish-reason").orElse("").equals("CONTENT_FILTERED")) {
      return new Said.Declined("moderated", "its moderation blurred the picture");
    }
    return answer.type().startsWith("image/")
        ? new Said.Picture(answer.body())
        : new Said.Garbled("expected a picture, found " + answer.type());
  }

  @Override
  public Complaint complaint(Answered answer) {
    JsonNode error = Replies.json(answer);
    return new Complaint(
        error.path("name").asText().equals("content_moderation"),
        error.path("errors").path(0).asText());
  }

  @Override
  public String tariff(Order order) {
    return model();
  }
}
