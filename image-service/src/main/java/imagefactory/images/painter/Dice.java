package imagefactory.images.painter;

import java.nio.charset.StandardCharsets;

/// Randomness that a prompt and a seed repeat anywhere: SplitMix64, written out since no JDK class
/// promises its sequence.
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private long state;

  Dice(String text, long seed) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    this.state = hash ^ (seed * GOLDEN);
  }

  private long next() {
    state += GOLDEN;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  int integer() {
    return (int) (next() >>> 32);
  }

  /// From 0 (inclusive) to `bound` (exclusive).
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  float between(float low, float high) {
    return low + (high - low) * ((next() >>> 40) / (float) (1 << 24));
  }

  boolean chance(float probability) {
    return between(0, 1) < probability;
  }
}
