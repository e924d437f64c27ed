package imagefactory.verdicts.measure;

import imagefactory.kit.store.ListedObject;
import imagefactory.kit.store.ObjectStore;
import imagefactory.kit.store.StoredObject;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/// A disk that answers nothing but errors; a test profile may put it in the store's place.
@Alternative
@Singleton
public class FailingStore implements ObjectStore {
  @Override
  public StoredObject put(String key, InputStream bytes) throws IOException {
    throw new IOException("disk error");
  }

  @Override
  public boolean move(String from, String to) throws IOException {
    throw new IOException("disk error");
  }

  @Override
  public boolean delete(String key) throws IOException {
    throw new IOException("disk error");
  }

  @Override
  public int deleteAll(Collection<String> prefixes) throws IOException {
    throw new IOException("disk error");
  }

  @Override
  public boolean exists(String key) throws IOException {
    throw new IOException("disk error");
  }

  @Override
  public long size(String key) throws IOException {
    throw new IOException("disk error");
  }

  @Override
  public InputStream open(String key, long from) throws IOException {
    throw new IOException("disk error");
  }

  @Override
  public List<ListedObject> list(String folder) throws IOException {
    throw new IOException("disk error");
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    throw new IOException("disk error");
  }
}
