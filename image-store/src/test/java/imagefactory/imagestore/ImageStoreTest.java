package imagefactory.imagestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.imagestore.BucketServer.Access;
import imagefactory.kit.store.FolderObjects;
import imagefactory.kit.store.StoreFull;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTest {
  private static final Access NOBODY_ASKED_YET =
      new Access(
          Optional.empty(),
          "eu-central-1",
          Optional.of("id"),
          Optional.of("secret"),
          Optional.of("token"),
          Duration.ofSeconds(1));

  private record Given(String location, Optional<MemorySize> quota, S3 s3)
      implements StoreSettings {}

  private static Given given(String location) {
    return new Given(location, Optional.empty(), NOBODY_ASKED_YET);
  }

  private static Given given(String location, long quota) {
    return new Given(
        location, Optional.of(new MemorySize(BigInteger.valueOf(quota))), NOBODY_ASKED_YET);
  }

  @Test
  void the_setting_says_which_kind_of_store_it_is(@TempDir Path folder) throws IOException {
    assertThat(ImageStore.open(given(folder.toString()))).isInstanceOf(FolderObjects.class);
    assertThat(ImageStore.open(given("s3://images/a"))).isInstanceOf(BucketObjects.class);
  }

  @Test
  void a_folder_has_the_quota_that_is_set(@TempDir Path folder) throws IOException {
    var store = ImageStore.open(given(folder.toString(), 10));

    assertThatThrownBy(() -> store.put("a", new ByteArrayInputStream(new byte[11])))
        .isInstanceOf(StoreFull.class);
  }

  @Test
  void a_bucket_has_no_quota_of_ours() {
    assertThatThrownBy(() -> ImageStore.open(given("s3://images", 10)))
        .hasMessageContaining("FACTORY_STORE_QUOTA");
  }
}
