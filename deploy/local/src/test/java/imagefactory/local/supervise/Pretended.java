package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.supervise.StackState.Phase;
import imagefactory.stack.ProcessId;
import java.io.IOException;
import java.util.List;

/// A stack that is up as far as the file says, for tests of what comes after.
public final class Pretended {

  private Pretended() {}

  public static void up(Home home) throws IOException {
    new StackState(ProcessId.current(), Phase.READY, null, List.of()).write(home.running());
  }

  public static int freeOffset() {
    return FakeHouse.freeOffset();
  }
}
