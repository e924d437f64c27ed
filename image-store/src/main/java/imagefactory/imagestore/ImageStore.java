package imagefactory.imagestore;

import imagefactory.imagestore.Location.Bucket;
import imagefactory.imagestore.Location.Folder;
import imagefactory.kit.store.FolderObjects;
import imagefactory.kit.store.ObjectStore;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/// Opens the store that the settings name. Nothing of a bucket's client is loaded for a folder.
final class ImageStore {
  private ImageStore() {}

  @Produces
  @Singleton
  static ObjectStore open(StoreSettings settings) throws IOException {
    return switch (Location.of(settings.location())) {
      case Folder(var path) ->
          new FolderObjects(
              path, settings.quota().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE));
      case Bucket bucket -> {
        if (settings.quota().isPresent()) {
          throw new IllegalStateException(
              "expected FACTORY_STORE_QUOTA for a folder only, found it for a bucket");
        }
        yield BucketObjects.open(bucket, settings.s3());
      }
    };
  }
}
