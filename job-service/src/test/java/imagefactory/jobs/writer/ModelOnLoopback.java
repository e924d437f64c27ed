package imagefactory.jobs.writer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Gives the service under test a language model. The test's class is loaded by another loader than
/// this one: the address reaches it as text.
public final class ModelOnLoopback implements QuarkusTestResourceLifecycleManager {
  private static final String URL = "jobs.test.language-model";
  private final LanguageModel model = new LanguageModel();

  @Override
  public Map<String, String> start() {
    System.setProperty(URL, model.url().toString());
    return Map.of(
        "FACTORY_WRITER_URL", model.url().toString(),
        "FACTORY_WRITER_MODEL", "test-model",
        "FACTORY_WRITER_KEY", LanguageModel.KEY,
        "factory.writer.call-timeout", "20s",
        "factory.writer.first-retry", "10ms",
        "factory.writer.attempts", "4",
        "factory.task.poll", "100ms");
  }

  /// Where the model's own doors are.
  public static String door(String path) {
    return System.getProperty(URL).replace("/v1", path);
  }

  @Override
  public void stop() {
    System.clearProperty(URL);
    model.close();
  }
}
