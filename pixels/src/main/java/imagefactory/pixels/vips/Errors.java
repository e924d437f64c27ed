package imagefactory.pixels.vips;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// libvips keeps what went wrong in one text for the whole process. Whoever works alone may take it
/// for its own; who does not is told that words of several files are mixed, since an answer must
/// not say of one file what is true of another.
final class Errors {
  private static final int MOST_CHARACTERS = 300;

  private final Functions functions;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicLong entered = new AtomicLong();

  Errors(Functions functions) {
    this.functions = functions;
  }

  Turn enter() {
    boolean first = inside.incrementAndGet() == 1;
    if (first) {
      functions.clearErrors.run();
    }
    return new Turn(first, entered.incrementAndGet());
  }

  @SuppressWarnings("restricted") // a string of C, however long
  private String taken() {
    MemorySegment text = functions.takeErrors.address();
    String words =
        text.reinterpret(Long.MAX_VALUE).getString(0).strip().replaceAll("\\s*\\R\\s*", "; ");
    functions.free.run(text);
    return words.length() > MOST_CHARACTERS ? words.substring(0, MOST_CHARACTERS) + " …" : words;
  }

  /// One file's time inside libvips.
  final class Turn implements AutoCloseable {
    private final boolean began;
    private final long number;

    private Turn(boolean alone, long number) {
      this.began = alone;
      this.number = number;
    }

    VipsFailed failure() {
      String words = taken();
      boolean alone = began && entered.get() == number;
      return new VipsFailed(alone ? words : "libvips refuses it; others were at work, so not why");
    }

    /// What was said about something that is not needed.
    void forget() {
      functions.clearErrors.run();
    }

    @Override
    public void close() {
      inside.decrementAndGet();
    }
  }
}
