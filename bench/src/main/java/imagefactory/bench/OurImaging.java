package imagefactory.bench;

import com.sun.management.OperatingSystemMXBean;
import imagefactory.bench.ImagingWork.Taken;
import imagefactory.contracts.Settings.Processing;
import imagefactory.images.imaging.BackgroundRemover;
import imagefactory.images.imaging.Imaging;
import imagefactory.images.imaging.Imaging.Finished;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// image-service's imaging in this process. Its processor time is that of the whole process: the
/// compiler, the garbage collector and libvips count.
final class OurImaging {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Imaging imaging =
      new Imaging(Engine.here(), Limits.DEFAULT, BackgroundRemover.none());

  Taken run(ImagingWork work) {
    try {
      byte[] file = Files.readAllBytes(work.file());
      Processing settings = settings(work);
      try (var threads = Executors.newFixedThreadPool(work.atOnce())) {
        var tasks =
            IntStream.range(0, work.images())
                .<Callable<Integer>>mapToObj(_ -> () -> process(file, settings))
                .toList();
        long cpu = system.getProcessCpuTime();
        long clock = System.nanoTime();
        for (var each : threads.invokeAll(tasks)) {
          each.get();
        }
        long took = System.nanoTime() - clock;
        return Taken.of(work, system.getProcessCpuTime() - cpu, took);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private int process(byte[] file, Processing settings) {
    return switch (imaging.process(file, settings)) {
      case Finished finished -> finished.file().length;
      case Imaging.Spoiled(var code, var message) ->
          throw new IllegalStateException(code + ": " + message);
    };
  }

  private static Processing settings(ImagingWork work) {
    return new Processing(
        false,
        work.tone() ? 5 : 0,
        work.tone() ? 1.2 : 1,
        true,
        work.format().extension(),
        90,
        100,
        85,
        false,
        "auto",
        false,
        "#ffffff");
  }
}
