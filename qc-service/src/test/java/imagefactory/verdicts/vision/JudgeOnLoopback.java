package imagefactory.verdicts.vision;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// qc-service with a vision judge that is played, asked impatiently and paid by the call.
public final class JudgeOnLoopback implements QuarkusTestResourceLifecycleManager {
  private final PlayedJudge judge = new PlayedJudge();

  @Override
  public Map<String, String> start() {
    return Map.ofEntries(
        entry("factory.judge.url", judge.url().toString()),
        entry("factory.judge.model", "sees-all"),
        entry("factory.judge.key", PlayedJudge.KEY),
        entry("factory.judge.price", "0.002"),
        entry("factory.judge.concurrency", "2"),
        entry("factory.judge.attempts", "2"),
        entry("factory.judge.failures", "1000"),
        entry("factory.judge.call-timeout", "300ms"),
        entry("factory.judge.first-retry", "1ms"),
        entry("factory.judge.last-retry", "2ms"),
        entry("factory.judge.picture-side", "64"));
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
