package imagefactory.verdicts.measure;

import java.util.concurrent.Semaphore;

/// How many may look at once; whoever needs all the room waits until the others are done.
final class Seats {
  private final int all;
  private final Semaphore free;

  Seats(int all) {
    this.all = all;
    this.free = new Semaphore(all, true);
  }

  Taken one() {
    return take(1);
  }

  Taken all() {
    return take(all);
  }

  private Taken take(int seats) {
    free.acquireUninterruptibly(seats);
    return () -> free.release(seats);
  }

  /// To be used with try.
  interface Taken extends AutoCloseable {
    @Override
    void close();
  }
}
