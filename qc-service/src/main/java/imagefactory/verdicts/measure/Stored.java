package imagefactory.verdicts.measure;

import imagefactory.kit.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;

/// A file of the image store.
record Stored(ObjectStore store, String key) implements Source {
  @Override
  public long size() throws IOException {
    return store.size(key);
  }

  @Override
  public InputStream open() throws IOException {
    return store.open(key);
  }
}
