package imagefactory.kit.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/// New ids are UUIDv7, so that rows made together lie together in an index.
public final class Ids {
  private static final NoArgGenerator BY_TIME = Generators.timeBasedEpochGenerator();

  private Ids() {}

  public static UUID next() {
    return BY_TIME.generate();
  }
}
