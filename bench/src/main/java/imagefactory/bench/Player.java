package imagefactory.bench;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcCommand;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.MessageWriter;
import imagefactory.contracts.wire.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A provider and a judge that cost nothing: they answer every command at once, on the real topics.
final class Player implements AutoCloseable {
  private static final StoredFile TEMP =
      new StoredFile("temp/x.png", "png", 64, 64, 4096, "0".repeat(64));
  private static final StoredFile FINAL =
      new StoredFile("final/x.jpg", "jpg", 64, 64, 2048, "1".repeat(64));
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final MessageReader<Message> reader = new MessageReader<>(Message.class);
  private final MessageWriter images = new MessageWriter("images");
  private final MessageWriter verdicts = new MessageWriter("verdicts");
  private final Thread thread;
  private volatile boolean open = true;

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

  private void play() {
    try (consumer) {
      while (open) {
        for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
          if (reader.read(each) instanceof Received.Known<Message>(_, var command)) {
            answer(command).ifPresent(this::say);
          }
        }
        producer.flush();
      }
    }
  }

  private static Optional<Message> answer(Message command) {
    return switch (command) {
      case ImageCommand.Generate c ->
          Optional.of(new ImageEvent.Generated(c.jobId(), c.imageId(), TEMP, "test-card", null));
      case ImageCommand.Process c ->
          Optional.of(
              new ImageEvent.Processed(
                  c.jobId(), c.imageId(), c.attempt(), FINAL, null, List.of(), List.of()));
      case QcCommand.Judge c ->
          Optional.of(new QcEvent.Judged(c.jobId(), c.imageId(), true, "passed", "passed"));
      default -> Optional.empty();
    };
  }

  private void say(Message message) {
    MessageWriter writer = message instanceof QcEvent ? verdicts : images;
    var written = writer.write(message, UUID.randomUUID(), Instant.now(), null, null);
    var record = new ProducerRecord<>(written.topic(), written.key(), written.value());
    written
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    var _ = producer.send(record);
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
