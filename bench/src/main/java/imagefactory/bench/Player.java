package imagefactory.bench;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcCommand;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.WireName;
import imagefactory.contracts.wire.MessageWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A provider and a judge that cost nothing: they answer every command at once, on the real topics.
final class Player implements AutoCloseable {
  private static final String JOB_ID = "\"jobId\":\"";
  private static final int UUID_LENGTH = 36;
  private static final int FIRST_ATTEMPT = 1;
  private static final StoredFile TEMP =
      new StoredFile("temp/x.png", "png", 64, 64, 4096, "0".repeat(64));
  private static final StoredFile FINAL =
      new StoredFile("final/x.jpg", "jpg", 64, 64, 2048, "1".repeat(64));
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, Stamp> answers =
      Map.of(
          nameOf(ImageCommand.Generate.class),
          stamp(
              "images",
              (job, image) -> new ImageEvent.Generated(job, image, TEMP, "test-card", null)),
          nameOf(ImageCommand.Process.class),
          stamp(
              "images",
              (job, image) ->
                  new ImageEvent.Processed(
                      job, image, FIRST_ATTEMPT, FINAL, null, List.of(), List.of())),
          nameOf(QcCommand.Judge.class),
          stamp(
              "verdicts",
              (job, image) -> new QcEvent.Judged(job, image, true, "passed", "passed")));
  private final Thread thread;
  private volatile boolean open = true;
  private long answered;

  Player(String bootstrap) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "linger.ms", "20", "compression.type", "lz4"),
            new StringSerializer(),
            new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                "player",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of("image-commands", "qc-commands"));
    this.thread = Thread.ofPlatform().name("player").start(this::play);
  }

  private static String nameOf(Class<? extends Message> command) {
    return command.getAnnotation(WireName.class).value()[0];
  }

  private static Stamp stamp(String service, BiFunction<UUID, UUID, Message> message) {
    var writer = new MessageWriter(service);
    return Stamp.cut(
        message, each -> writer.write(each, UUID.randomUUID(), Instant.now(), null, null));
  }

  private void play() {
    try (consumer) {
      while (open) {
        for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
          Stamp answer = answers.get(text(each.headers().lastHeader("ce_type").value()));
          if (answer != null) {
            var _ = producer.send(answer.press(nextId(), jobOf(each), each.key()));
          }
        }
        producer.flush();
      }
    }
  }

  /// All that is read of a command. Its key is the image's id.
  private static String jobOf(ConsumerRecord<String, byte[]> command) {
    String json = text(command.value());
    int id = json.indexOf(JOB_ID) + JOB_ID.length();
    return json.substring(id, id + UUID_LENGTH);
  }

  private String nextId() {
    return "answer-" + ++answered;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
