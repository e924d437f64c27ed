package imagefactory.images.provider;

import imagefactory.contracts.Settings;
import imagefactory.images.setup.ProviderSettings;
import imagefactory.images.setup.ProviderSettings.Account;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Providers of the tests, at an address that is played.
public final class Remotes {
  public static final String KEY = "hush-hush-0123456789";
  public static final UUID IMAGE = UUID.fromString("01997f10-0000-7000-8000-000000000001");

  private Remotes() {}

  record Settled(
      Optional<URI> url,
      Optional<String> key,
      Optional<String> model,
      int concurrency,
      int ordersPerMinute,
      int burst,
      Duration orderTimeout,
      int largestAnswer,
      Map<String, BigDecimal> prices)
      implements Account {}

  private static ProviderSettings at(String name, URI url, String model) {
    return with(
        name,
        new Settled(
            Optional.of(url),
            Optional.of(KEY),
            Optional.of(model),
            4,
            0,
            1,
            Duration.ofSeconds(20),
            1 << 20,
            Map.of("any", new BigDecimal("0.02"), "medium-1536x1024", new BigDecimal("0.063"))));
  }

  private static ProviderSettings with(String name, Account account) {
    return () -> Map.of(name, account);
  }

  public static Remote openAi(URI url) {
    return new OpenAi(at("openai", url, "gpt-image-1"));
  }

  public static Remote piapi(URI url) {
    return new Piapi(at("piapi", url, "Qubico/flux1-schnell"));
  }

  public static Remote replicate(URI url) {
    return new Replicate(at("replicate", url, "black-forest-labs/flux-schnell"));
  }

  public static Remote stability(URI url) {
    return new Stability(at("stability", url, "core"));
  }

  public static Remote automatic1111(URI url) {
    return new Automatic1111(at("automatic1111", url, "sdxl"));
  }

  public static Remote comfyUi(URI url) {
    return new ComfyUi(at("comfyui", url, "sdxl.safetensors"));
  }

  /// A provider that the service under test does not call.
  public static Remote limited(URI url, int ordersPerMinute, int burst) {
    return new Stability(
        with(
            "stability",
            new Settled(
                Optional.of(url),
                Optional.of(KEY),
                Optional.of("core"),
                4,
                ordersPerMinute,
                burst,
                Duration.ofSeconds(20),
                1 << 20,
                Map.of())));
  }

  public static Remote unconfigured() {
    return new OpenAi(
        with(
            "openai",
            new Settled(
                Optional.of(URI.create("https://api.openai.com/v1")),
                Optional.empty(),
                Optional.of("gpt-image-1"),
                4,
                0,
                1,
                Duration.ofSeconds(20),
                1 << 20,
                Map.of())));
  }

  public static Order order(String ratio, Map<String, Object> options) {
    return new Order(
        IMAGE, "a fox", 0x1_0000_002AL, ratio, options, new Settings.Limits(10, 3, 10, 64));
  }
}
