package imagefactory.images.image;

import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.ImageCommand.Process;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A command's task, named by what it asks for and not by its envelope: sent again under another
/// id, it is the same task.
public final class TaskIds {
  private TaskIds() {}

  public static UUID of(Generate command) {
    return named("generate/" + command.imageId());
  }

  public static UUID of(Process command) {
    return named("process/" + command.imageId() + "/" + command.attempt());
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
