package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.local.home.Secrets;
import imagefactory.local.supervise.Supervisor.Parts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The supervisor's process. It lives until it is asked to end (a plain termination signal), and
/// what it says goes to its log.
public final class SupervisorMain {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final int CACHES_AT_ONCE = 2;

  private SupervisorMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var home = Home.of(System.getenv());
    Files.createDirectories(home.running());
    try (var channel =
        FileChannel.open(
            home.running().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var lock = channel.tryLock();
      if (lock == null) {
        say("another supervisor runs on " + home.folder());
        System.exit(1);
      }
      supervise(home);
    }
  }

  private static void supervise(Home home) throws IOException, InterruptedException {
    for (Path folder : List.of(home.store(), home.jobLogs(), home.logs())) {
      Files.createDirectories(folder);
    }
    var cache =
        new AotCache(
            home.cache().resolve("aot"), Path.of(System.getProperty("java.home"), "bin", "java"));
    var secrets = Secrets.in(home.secrets());
    var kafka = KafkaServer.program(Jars.of(System.getProperty("java.class.path")));
    var services =
        Member.services().stream()
            .map(member -> new ServiceProcess(home, member, secrets, cache))
            .toList();
    var supervisor =
        new Supervisor(
            home,
            new Parts(
                List.of(new PostgresServer(home, secrets), new KafkaServer(home, cache, kafka)),
                List.copyOf(services),
                secrets),
            SupervisorMain::say);
    var programs =
        Stream.concat(services.stream().map(ServiceProcess::program), Stream.of(kafka)).toList();
    liveUntilAsked(supervisor, () -> prepareNextStart(cache, programs));
  }

  /// The signal's thread interrupts this one and waits for it: a start that is half done unwinds in
  /// the same way as a stack that is up.
  private static void liveUntilAsked(Supervisor supervisor, NextStart nextStart)
      throws InterruptedException {
    var main = Thread.currentThread();
    var done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interruptAndAwait(main, done), "asked"));
    try {
      supervisor.up();
      say("the stack is ready");
      new CountDownLatch(1).await();
    } catch (StackFailed e) {
      say(e.getMessage());
    } catch (InterruptedException e) {
      say("stopping");
      supervisor.down();
      say("stopped");
      nextStart.prepare();
    } finally {
      done.countDown();
    }
  }

  private interface NextStart {
    void prepare() throws InterruptedException;
  }

  private static void interruptAndAwait(Thread main, CountDownLatch done) {
    main.interrupt();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void prepareNextStart(AotCache cache, List<AotCache.Program> programs)
      throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(CACHES_AT_ONCE)) {
      var made = new ArrayList<Future<Boolean>>();
      for (var program : programs) {
        made.add(threads.submit(() -> cache.create(program)));
      }
      int count = 0;
      for (var one : made) {
        count += one.get() ? 1 : 0;
      }
      if (count > 0) {
        say("prepared %d start-up caches: the next start is faster".formatted(count));
      }
    } catch (ExecutionException e) {
      say("no start-up cache was made: " + e.getCause());
    }
  }

  private static void say(@Nullable String line) {
    System.out.println(CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + " " + line);
  }
}
