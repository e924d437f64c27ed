package imagefactory.images.filestore;

import imagefactory.contracts.StoredFile;
import imagefactory.images.setup.ImageSettings;
import imagefactory.kit.store.ObjectStore;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Undecodable;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Format;
import imagefactory.pixels.Limits;
import imagefactory.pixels.Resize;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Smaller copies for lists, made once and kept while there is room. The name carries the hash of
/// the original, so that another file of the same image never meets an old thumbnail.
@Singleton
public final class Thumbnails {
  private static final Logger LOG = Logger.getLogger(Thumbnails.class);
  private static final int JPG_QUALITY = 85;
  private static final int PNG_EFFORT = 5;
  private static final int HASH_CHARACTERS = 16;

  private final ObjectStore store;
  private final ThumbnailCache cache;
  private final Decoder decoder;
  private final Semaphore makers;

  Thumbnails(ObjectStore store, ThumbnailCache cache, Limits limits, ImageSettings settings) {
    this.store = store;
    this.cache = cache;
    this.decoder = new Decoder(limits);
    this.makers = new Semaphore(settings.thumbnailMakers());
  }

  /// A small picture's file, and whether it was made just now. The bytes are handed out, not
  /// copied.
  @SuppressWarnings("ArrayRecordComponent") // never compared, on its way out
  public record Thumbnail(byte[] bytes, String mediaType, String tag, boolean made) {
    public InputStream open(long from) throws IOException {
      var in = new ByteArrayInputStream(bytes);
      in.skipNBytes(from);
      return in;
    }
  }

  /// The file itself must be wider than this; whoever asks for more is served the original.
  public Thumbnail of(UUID imageId, StoredFile file, int width) throws IOException {
    String tag =
        file.sha256().substring(0, Math.min(HASH_CHARACTERS, file.sha256().length())) + "-" + width;
    String name = "%s-%s.thumbnail".formatted(imageId, tag);
    Optional<byte[]> kept = cache.get(name);
    byte[] thumbnail = kept.isPresent() ? kept.get() : make(file, width);
    if (kept.isEmpty()) {
      keep(name, thumbnail);
    }
    Format format = Format.sniff(thumbnail).orElseThrow();
    return new Thumbnail(thumbnail, format.mediaType(), tag, kept.isEmpty());
  }

  /// A full disk costs time, and no thumbnails.
  private void keep(String name, byte[] thumbnail) {
    try {
      cache.put(name, thumbnail);
    } catch (IOException e) {
      LOG.warnf(e, "thumbnail %s is not kept", name);
    }
  }

  public void deleteAll(Collection<UUID> images) throws IOException {
    cache.delete(images);
  }

  /// Those of which there are thumbnails.
  public List<UUID> images() {
    return cache.images();
  }

  /// A few at a time: a decoded picture is large, and a gallery asks for fifty at once.
  private byte[] make(StoredFile file, int width) throws IOException {
    makers.acquireUninterruptibly();
    try (InputStream in = store.open(file.key())) {
      return switch (decoder.decode(in.readAllBytes())) {
        case Decoded(var bitmap, var format) -> encoded(Resize.toWidth(bitmap, width), format);
        case Undecodable(_, var message) ->
            throw new IOException("no thumbnail of %s: %s".formatted(file.key(), message));
      };
    } finally {
      makers.release();
    }
  }

  /// A png stays one, since it is one for its sharp edges or its transparency.
  private static byte[] encoded(Bitmap small, Format of) {
    return of != Format.PNG && small.opaque()
        ? Encoder.jpg(small, JPG_QUALITY)
        : Encoder.png(small, PNG_EFFORT);
  }
}
