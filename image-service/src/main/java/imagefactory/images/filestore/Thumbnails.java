package imagefactory.images.filestore;

import imagefactory.contracts.StoredFile;
import imagefactory.images.setup.ImageSettings;
import imagefactory.kit.store.NoSuchObject;
import imagefactory.kit.store.ObjectStore;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Undecodable;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Limits;
import imagefactory.pixels.Resize;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// Smaller copies for lists, made once and kept. The key carries the hash of the original, so that
/// another file of the same image never meets an old thumbnail.
@Singleton
public final class Thumbnails {
  private static final int JPG_QUALITY = 85;
  private static final int HASH_CHARACTERS = 16;

  private final ObjectStore store;
  private final Decoder decoder;
  private final Semaphore makers;

  Thumbnails(ObjectStore store, Limits limits, ImageSettings settings) {
    this.store = store;
    this.decoder = new Decoder(limits);
    this.makers = new Semaphore(settings.thumbnailMakers());
  }

  /// A small picture's file, and whether it was made just now. The bytes are handed out, not
  /// copied.
  @SuppressWarnings("ArrayRecordComponent") // never compared, on its way out
  public record Thumbnail(byte[] bytes, String mediaType, String tag, boolean made) {
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /// The file itself must be wider than this; whoever asks for more is served the original.
  public Thumbnail of(UUID jobId, UUID imageId, StoredFile file, int width) throws IOException {
    boolean jpg = file.format().equals("jpg");
    String tag =
        file.sha256().substring(0, Math.min(HASH_CHARACTERS, file.sha256().length())) + "-" + width;
    String key = beginning(jobId, imageId) + tag + (jpg ? ".jpg" : ".png");
    byte[] bytes;
    boolean made = false;
    try (InputStream kept = store.open(key)) {
      bytes = kept.readAllBytes();
    } catch (NoSuchObject _) {
      bytes = make(file, width, jpg);
      store.put(key, new ByteArrayInputStream(bytes));
      made = true;
    }
    return new Thumbnail(bytes, jpg ? "image/jpeg" : "image/png", tag, made);
  }

  /// What the keys of all of an image's thumbnails begin with.
  public static String beginning(UUID jobId, UUID imageId) {
    return "thumbnail/%s/%s-".formatted(jobId, imageId);
  }

  public void deleteAll(UUID jobId, UUID imageId) throws IOException {
    store.deleteAll(List.of(beginning(jobId, imageId)));
  }

  /// A few at a time: a decoded picture is large, and a gallery asks for fifty at once.
  private byte[] make(StoredFile file, int width, boolean jpg) throws IOException {
    makers.acquireUninterruptibly();
    try (InputStream in = store.open(file.key())) {
      return switch (decoder.decode(in.readAllBytes())) {
        case Decoded(var bitmap, _) -> encoded(Resize.toWidth(bitmap, width), jpg);
        case Undecodable(_, var message) ->
            throw new IOException("no thumbnail of %s: %s".formatted(file.key(), message));
      };
    } finally {
      makers.release();
    }
  }

  private static byte[] encoded(Bitmap small, boolean jpg) {
    return jpg ? Encoder.jpg(small, JPG_QUALITY) : Encoder.png(small, 5);
  }
}
