package imagefactory.imagestore;

import imagefactory.kit.store.FolderObjects;
import imagefactory.kit.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// A folder keeps the promises; what is peculiar to it is tested in the kit.
class FolderObjectsTest extends StorePromises {
  @TempDir Path folder;

  @Override
  ObjectStore emptyStore() throws IOException {
    return new FolderObjects(folder);
  }
}
