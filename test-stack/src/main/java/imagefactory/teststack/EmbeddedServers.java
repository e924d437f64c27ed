package imagefactory.teststack;

import imagefactory.stack.EmbeddedPostgres;
import imagefactory.stack.EmbeddedPostgres.Safety;
import imagefactory.stack.KafkaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Both servers as children of this process. Either can be stopped, killed and started again.
final class EmbeddedServers implements Servers {

  private static final String ADMIN_PASSWORD = "admin";

  private final Path folder;
  private final Path programs;
  private EmbeddedPostgres postgres;
  private KafkaProcess kafka;

  private EmbeddedServers(
      Path folder, Path programs, EmbeddedPostgres postgres, KafkaProcess kafka) {
    this.folder = folder;
    this.programs = programs;
    this.postgres = postgres;
    this.kafka = kafka;
  }

  static EmbeddedServers start(Path folder, Path programs)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var kafka = threads.submit(() -> kafka(folder, 0));
      EmbeddedPostgres postgres = postgres(folder, programs, 0);
      try {
        return new EmbeddedServers(folder, programs, postgres, kafka.get());
      } catch (ExecutionException e) {
        postgres.close();
        throw new IOException("Kafka did not start: " + e.getCause(), e);
      }
    }
  }

  @Override
  public Address address() {
    return new Address(postgres.address(), ADMIN_PASSWORD, kafka.bootstrap());
  }

  EmbeddedPostgres postgres() {
    return postgres;
  }

  KafkaProcess kafka() {
    return kafka;
  }

  void startPostgres() throws IOException, InterruptedException {
    postgres = postgres(folder, programs, postgres.port());
  }

  void startKafka() throws IOException, InterruptedException {
    kafka = kafka(folder, kafka.port());
  }

  @Override
  public void close() throws IOException {
    kafka.close();
    postgres.close();
  }

  private static EmbeddedPostgres postgres(Path folder, Path programs, int port)
      throws IOException, InterruptedException {
    return EmbeddedPostgres.start(
        new EmbeddedPostgres.Settings(
            folder.resolve("postgres"),
            programs,
            folder.resolve("postgres.log"),
            port,
            ADMIN_PASSWORD,
            Safety.FORGETFUL));
  }

  private static KafkaProcess kafka(Path folder, int port)
      throws IOException, InterruptedException {
    return KafkaProcess.start(
        new KafkaProcess.Settings(
            folder.resolve("kafka"), folder.resolve("kafka.log"), port, KafkaProcess.SMALL));
  }
}
