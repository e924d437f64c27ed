package imagefactory.images.provider;

import imagefactory.images.provider.Played.Asked;
import imagefactory.images.provider.Played.Reply;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/// Gives the service under test two providers over HTTP: PiAPI, whose tasks are done at the second
/// look, and OpenAI, which hangs where the prompt says so. `/asked` tells what was asked, since the
/// test's class is loaded by another loader than this one.
public final class ProvidersOnLoopback implements QuarkusTestResourceLifecycleManager {
  private static final String URL = "images.test.providers";
  private static final byte[] PNG = Played.png(150, 100);
  private final Played played = new Played();

  @Override
  public Map<String, String> start() {
    String url = played.url().toString();
    System.setProperty(URL, url);
    played
        .on("POST /api/v1/task", this::task)
        .on("GET /picture.png", Reply.png(PNG))
        .on("GET /half.png", Reply.png(Arrays.copyOf(PNG, PNG.length / 2)))
        .on("GET /tasks", _ -> told("POST /api/v1/task"))
        .on("GET /images", _ -> told("POST /v1/images/generations"))
        .on("POST /v1/images/generations", ProvidersOnLoopback::image);
    look("kept", "/picture.png");
    return Map.ofEntries(
        Map.entry("FACTORY_PIAPI_URL", url),
        Map.entry("FACTORY_PIAPI_KEY", Remotes.KEY),
        Map.entry("FACTORY_OPENAI_URL", url + "/v1"),
        Map.entry("FACTORY_OPENAI_KEY", Remotes.KEY),
        Map.entry("factory.providers.openai.concurrency", "1"),
        Map.entry("factory.orders.first-wait", "20ms"),
        Map.entry("factory.orders.last-wait", "100ms"));
  }

  private Reply told(String call) {
    return Reply.json(200, played.asked(call).stream().map(Asked::text).toList().toString());
  }

  /// A task for each prompt; its first word is the task's id.
  private Reply task(Asked asked) {
    String id = asked.json().at("/input/prompt").asText().replaceFirst(" .*", "");
    look(id, id.startsWith("half") ? "/half.png" : "/picture.png");
    return Reply.json(
        200, "{\"code\":200,\"data\":{\"task_id\":\"%s\",\"status\":\"pending\"}}".formatted(id));
  }

  private void look(String id, String picture) {
    played.on(
        "GET /api/v1/task/" + id,
        Reply.json(200, "{\"data\":{\"status\":\"processing\"}}"),
        Reply.json(
            200,
            "{\"data\":{\"status\":\"completed\",\"output\":{\"image_url\":\"%s\"}}}"
                .formatted(played.url() + picture)));
  }

  private static Reply image(Asked asked) {
    return asked.text().contains("hang")
        ? Reply.SILENCE
        : Reply.json(
            200,
            "{\"data\":[{\"b64_json\":\"%s\"}]}"
                .formatted(Base64.getEncoder().encodeToString(PNG)));
  }

  /// Where the providers are.
  public static String url() {
    return System.getProperty(URL);
  }

  @Override
  public void stop() {
    System.clearProperty(URL);
    played.close();
  }
}
