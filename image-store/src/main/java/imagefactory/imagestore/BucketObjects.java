package imagefactory.imagestore;

import imagefactory.imagestore.Location.Bucket;
import imagefactory.kit.store.KeyPrefixes;
import imagefactory.kit.store.Keys;
import imagefactory.kit.store.ListedObject;
import imagefactory.kit.store.NoSuchObject;
import imagefactory.kit.store.ObjectStore;
import imagefactory.kit.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/// An [ObjectStore] in an S3 bucket, below a prefix. A bucket cannot rename: a move copies, looks
/// at the copy, and only then deletes, so that a crash between leaves both and the next try ends
/// right.
final class BucketObjects implements ObjectStore {
  private static final long LARGEST = 256L << 20;

  /// Above it the whole folder is listed instead of every beginning by itself.
  private static final int MOST_LISTS = 10;

  private static final String HASH = "sha256";

  private final BucketClient client;
  private final Bucket bucket;
  private final long largest;

  BucketObjects(BucketClient client, Bucket bucket, long largest) {
    this.client = client;
    this.bucket = bucket;
    this.largest = largest;
  }

  static BucketObjects open(Bucket bucket, StoreSettings.S3 settings) {
    return new BucketObjects(BucketClient.open(settings), bucket, LARGEST);
  }

  private String full(String key) {
    return bucket.prefix() + Keys.plain(key);
  }

  @Override
  public StoredObject put(String key, InputStream bytes) throws IOException {
    String full = full(key);
    try (Spool spool = Spool.of(key, bytes, largest)) {
      client.call(
          key,
          s3 ->
              s3.putObject(
                  put ->
                      put.bucket(bucket.name())
                          .key(full)
                          .contentMD5(spool.contentMd5())
                          .metadata(Map.of(HASH, spool.hex())),
                  RequestBody.fromFile(spool.file())));
      return spool.stored(key);
    }
  }

  @Override
  public boolean move(String from, String to) throws IOException {
    String source = full(from);
    String target = full(to);
    HeadObjectResponse before;
    try {
      before = head(from);
    } catch (NoSuchObject e) {
      if (exists(to)) {
        return false;
      }
      throw e;
    }
    client.call(
        from,
        s3 ->
            s3.copyObject(copy ->
                copy.sourceBucket(bucket.name())
                    .sourceKey(source)
                    .destinationBucket(bucket.name())
                    .destinationKey(target)));
    HeadObjectResponse after = head(to);
    boolean same =
        Objects.equals(before.contentLength(), after.contentLength())
            && Objects.equals(before.metadata().get(HASH), after.metadata().get(HASH));
    if (!same) {
      throw new IOException(
          "expected %s to be as %s, found %d bytes instead of %d"
              .formatted(to, from, after.contentLength(), before.contentLength()));
    }
    remove(from);
    return true;
  }

  private HeadObjectResponse head(String key) throws IOException {
    String full = full(key);
    return client.call(key, s3 -> s3.headObject(head -> head.bucket(bucket.name()).key(full)));
  }

  @Override
  public boolean delete(String key) throws IOException {
    boolean there = exists(key);
    if (there) {
      remove(key);
    }
    return there;
  }

  @Override
  public int deleteAll(Collection<String> prefixes) throws IOException {
    List<String> found = new ArrayList<>();
    for (var each : KeyPrefixes.of(prefixes).beginningsByFolder().entrySet()) {
      String folder = each.getKey();
      NavigableSet<String> beginnings = each.getValue();
      Collection<String> lists = beginnings.size() > MOST_LISTS ? List.of("") : beginnings;
      for (String beginning : lists) {
        objects(folder + beginning).stream()
            .map(ListedObject::key)
            .filter(key -> KeyPrefixes.match(beginnings, key.substring(folder.length())))
            .forEach(found::add);
      }
    }
    // One by one: the call that deletes many wants a checksum that not every store knows.
    for (String key : found) {
      remove(key);
    }
    return found.size();
  }

  private void remove(String key) throws IOException {
    String full = full(key);
    client.call(key, s3 -> s3.deleteObject(delete -> delete.bucket(bucket.name()).key(full)));
  }

  @Override
  public boolean exists(String key) throws IOException {
    try {
      head(key);
      return true;
    } catch (NoSuchObject _) {
      return false;
    }
  }

  @Override
  public long size(String key) throws IOException {
    return head(key).contentLength();
  }

  @Override
  public InputStream open(String key, long from) throws IOException {
    String full = full(key);
    if (from > 0 && from >= size(key)) {
      return InputStream.nullInputStream(); // a range from there on would be refused
    }
    return client.call(
        key,
        s3 ->
            s3.getObject(get -> {
              get.bucket(bucket.name()).key(full);
              if (from > 0) {
                get.range("bytes=%d-".formatted(from));
              }
            }));
  }

  @Override
  public List<ListedObject> list(String folder) throws IOException {
    return objects(beginning(folder));
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    String beginning = beginning(folder);
    return client.call(
        beginning,
        s3 ->
            s3.listObjectsV2Paginator(below(beginning)).commonPrefixes().stream()
                .map(CommonPrefix::prefix)
                .map(prefix -> prefix.substring(bucket.prefix().length(), prefix.length() - 1))
                .filter(key -> Keys.isName(key.substring(beginning.length())))
                .toList());
  }

  private static String beginning(String folder) {
    return folder.isEmpty() ? "" : Keys.plain(folder) + "/";
  }

  /// All in one folder whose keys begin so. What others put there under names of their own is not
  /// ours.
  private List<ListedObject> objects(String beginning) throws IOException {
    int name = beginning.lastIndexOf('/') + 1;
    return client.call(
        beginning,
        s3 ->
            s3.listObjectsV2Paginator(below(beginning)).contents().stream()
                .map(this::listed)
                .filter(each -> Keys.isName(each.key().substring(name)))
                .toList());
  }

  private ListedObject listed(S3Object object) {
    return new ListedObject(
        object.key().substring(bucket.prefix().length()), object.size(), object.lastModified());
  }

  private ListObjectsV2Request below(String beginning) {
    return ListObjectsV2Request.builder()
        .bucket(bucket.name())
        .prefix(bucket.prefix() + beginning)
        .delimiter("/")
        .build();
  }
}
