package imagefactory.verdicts.vision;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// qc-service with a vision judge that is played, asked impatiently and paid by the call.
public final class JudgeOnLoopback implements QuarkusTestResourceLifecycleManager {
  private final PlayedJudge judge = new PlayedJudge();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "factory.judge.url", judge.url().toString(),
        "factory.judge.model", "sees-all",
        "factory.judge.key", PlayedJudge.KEY,
        "factory.judge.price", "0.002",
        "factory.judge.picture-side", "64",
        "factory.judge.attempts", "2",
        "factory.judge.failures", "1000",
        "factory.judge.call-timeout", "300ms",
        "factory.judge.first-retry", "1ms",
        "factory.judge.last-retry", "2ms");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(judge, new TestInjector.MatchesType(PlayedJudge.class));
  }

  @Override
  public void stop() {
    judge.close();
  }
}
