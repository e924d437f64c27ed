package imagefactory.history.timeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Ids made from names that others chose, so that the same name has the same id after a rebuild
/// (UUID version 5).
public final class DerivedId {
  private static final UUID HISTORY = UUID.fromString("8f0c4d0e-6d0b-5c39-9a55-3f6c1f0a7b21");
  private static final MessageDigest BEGUN = begin(HISTORY);

  private DerivedId() {}

  public static UUID ofJob(String source, String subject) {
    return of("job", source, subject);
  }

  public static UUID ofEvent(String source, String id) {
    return of("event", source, id);
  }

  /// Events of an unbroken sequence are known by their number.
  public static UUID ofEvent(UUID jobId, long sequence) {
    return of("sequence", jobId.toString(), Long.toString(sequence));
  }

  public static UUID ofItem(UUID jobId, String itemId) {
    return of("item", jobId.toString(), itemId);
  }

  /// Names are preceded by their length, so that no two pairs of names read the same.
  private static UUID of(String what, String one, String other) {
    MessageDigest sha1 = begun();
    for (String name : new String[] {what, one, other}) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      sha1.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      sha1.update(bytes);
    }
    ByteBuffer digest = ByteBuffer.wrap(sha1.digest());
    long high = (digest.getLong() & 0xffffffffffff0fffL) | 0x5000L;
    long low = (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /// A copy, since it takes as long to find the algorithm as to use it.
  private static MessageDigest begun() {
    try {
      return (MessageDigest) BEGUN.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-1 can be copied", e);
    }
  }

  private static MessageDigest begin(UUID namespace) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(namespace.getMostSignificantBits())
              .putLong(namespace.getLeastSignificantBits())
              .array());
      return sha1;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
