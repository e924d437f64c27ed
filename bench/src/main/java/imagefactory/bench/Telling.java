package imagefactory.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Tells stories of jobs at a steady pace, so that history has something to take in while it is
/// asked.
final class Telling implements AutoCloseable {
  private static final int TIMES_A_SECOND = 20;
  private static final int TOLD_AHEAD = 20_000;

  private final Producing producing;
  private final Stories stories = new Stories();
  private final Thread thread;
  private volatile boolean open = true;
  private final AtomicLong told = new AtomicLong();

  Telling(String bootstrap, int eventsPerSecond) {
    this.producing = new Producing(bootstrap);
    this.thread = Thread.ofPlatform().name("telling").start(() -> tell(eventsPerSecond));
  }

  long told() {
    return told.get();
  }

  private void tell(int eventsPerSecond) {
    int atOnce = eventsPerSecond / TIMES_A_SECOND;
    List<ProducerRecord<String, byte[]>> next = stories.tell(TOLD_AHEAD);
    int from = 0;
    long begin = System.nanoTime();
    try {
      while (open) {
        if (from + atOnce > next.size()) {
          next = stories.tell(TOLD_AHEAD);
          from = 0;
        }
        producing.send(next.subList(from, from + atOnce));
        from += atOnce;
        told.addAndGet(atOnce);
        LockSupport.parkNanos(
            begin + told.get() * 1_000_000_000L / eventsPerSecond - System.nanoTime());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka took no event", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    producing.close();
  }
}
