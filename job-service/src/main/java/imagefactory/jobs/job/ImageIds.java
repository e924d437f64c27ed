package imagefactory.jobs.job;

import java.util.UUID;

/// The id of a job's image follows from its place in the job, so ordering it again orders the same
/// image. It is a UUIDv7 with the job's time and sorts by place.
final class ImageIds {
  private static final int PLACES_IN_HIGH_BITS = 12;
  private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int MOST = 1 << 14;

  private ImageIds() {}

  static UUID of(UUID jobId, int index) {
    if (index < 0 || index >= MOST) {
      throw new IllegalArgumentException("expected a place from 0 to " + (MOST - 1) + ": " + index);
    }
    long high =
        (jobId.getMostSignificantBits() & TIME)
            | VERSION_7
            | (index >> 2 & (1 << PLACES_IN_HIGH_BITS) - 1);
    long low = VARIANT | (long) (index & 3) << 60 | mixed(jobId, index) >>> 4;
    return new UUID(high, low);
  }

  /// Spreads the job's own random bits over the rest of the id.
  private static long mixed(UUID jobId, int index) {
    long z =
        jobId.getLeastSignificantBits()
            + jobId.getMostSignificantBits() * 0x9E3779B97F4A7C15L
            + index * 0xD1B54A32D192ED03L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
