package imagefactory.verdicts.work;

import imagefactory.kit.claim.Tasks;
import imagefactory.verdicts.VerdictHandler;
import imagefactory.verdicts.setup.JudgeSettings;
import imagefactory.verdicts.setup.QcSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Works at the same tasks beside those of the service under test.
public final class SecondReplica implements AutoCloseable {
  private final Judges judges;

  public SecondReplica(
      Tasks tasks, VerdictHandler handler, QcSettings settings, JudgeSettings judge) {
    judges = new Judges(tasks, handler, settings, judge);
    judges.start(new StartupEvent());
  }

  @Override
  public void close() {
    judges.stop(new ShutdownEvent());
  }
}
