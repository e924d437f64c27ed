package imagefactory.jobs;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobRefused;
import imagefactory.contracts.JobRequest;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcCommand;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.MessageWriter;
import imagefactory.contracts.wire.Received;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The rest of the house, played by the test on the real Kafka: hears what job-service says and
/// answers as image-service and qc-service do.
final class Workers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Stack stack;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final MessageReader<Message> reader = new MessageReader<>(Message.class);
  private final List<Message> heard = new ArrayList<>();
  private final List<Long> sequences = new ArrayList<>();

  Workers(Stack stack) {
    this.stack = stack;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "group.id",
                "workers-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(
        List.of(
            stack.topic("image-commands"),
            stack.topic("qc-commands"),
            stack.topic("job-events"),
            stack.topic("job-logs")));
  }

  /// Waits for the first message of its kind about this job; what else is heard stays for later.
  <T extends Message> T await(Class<T> type, UUID jobId, Predicate<T> which) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      for (Message message : heard) {
        if (type.isInstance(message) && jobOf(message).equals(jobId)) {
          T found = type.cast(message);
          if (which.test(found)) {
            return found;
          }
        }
      }
      consumer.poll(Duration.ofMillis(200)).forEach(this::hear);
    }
    throw new AssertionError("heard no " + type.getSimpleName() + " of job " + jobId);
  }

  <T extends Message> T await(Class<T> type, UUID jobId) {
    return await(type, jobId, _ -> true);
  }

  private void hear(ConsumerRecord<String, byte[]> message) {
    if (reader.read(message) instanceof Received.Known<Message>(var envelope, var known)) {
      heard.add(known);
      if (known instanceof JobEvent && envelope.sequence() != null) {
        sequences.add(envelope.sequence());
      }
    }
  }

  List<JobEvent> story(UUID jobId) {
    return heard.stream()
        .filter(JobEvent.class::isInstance)
        .map(JobEvent.class::cast)
        .filter(event -> event.jobId().equals(jobId))
        .toList();
  }

  List<JobRefused> refusals(UUID jobId) {
    return heard.stream()
        .filter(JobRefused.class::isInstance)
        .map(JobRefused.class::cast)
        .filter(refused -> refused.jobId().equals(jobId))
        .toList();
  }

  List<Long> sequences() {
    return List.copyOf(sequences);
  }

  private static UUID jobOf(Message message) {
    return switch (message) {
      case JobEvent event -> event.jobId();
      case JobRequest request -> request.jobId();
      case JobRefused refused -> refused.jobId();
      case ImageCommand command -> command.jobId();
      case QcCommand command -> command.jobId();
      case ImageEvent event -> event.jobId();
      case QcEvent event -> event.jobId();
      case LogEntry entry -> entry.jobId();
    };
  }

  void generated(ImageCommand.Generate command) {
    say(
        "images",
        new ImageEvent.Generated(command.jobId(), command.imageId(), temp(), "embedded", null));
  }

  void generationFailed(ImageCommand.Generate command) {
    say(
        "images",
        new ImageEvent.Failed(
            command.jobId(),
            command.imageId(),
            Step.GENERATE,
            1,
            "provider_unavailable",
            "no answer"));
  }

  void judged(QcCommand.Judge command, boolean passed) {
    say(
        "verdicts",
        new QcEvent.Judged(
            command.jobId(), command.imageId(), passed, passed ? "passed" : "blank", "because"));
  }

  void processed(ImageCommand.Process command) {
    say(
        "images",
        new ImageEvent.Processed(
            command.jobId(),
            command.imageId(),
            command.attempt(),
            new StoredFile("final/x.jpg", "jpg", 8, 8, 64, "01"),
            null,
            List.of(),
            List.of()));
  }

  void processingFailed(ImageCommand.Process command) {
    say(
        "images",
        new ImageEvent.Failed(
            command.jobId(),
            command.imageId(),
            Step.PROCESS,
            command.attempt(),
            "save_failed",
            "the disk is full"));
  }

  /// Another service asks; the id is its own.
  void ask(JobRequest request, UUID id) {
    send(new MessageWriter("a-shop").write(request, id, Instant.now(), null, null));
  }

  private static StoredFile temp() {
    return new StoredFile("temp/x.png", "png", 8, 8, 64, "00");
  }

  private void say(String service, Message message) {
    send(new MessageWriter(service).write(message, Ids.next(), Instant.now(), null, null));
  }

  private void send(MessageWriter.Written written) {
    var record = new ProducerRecord<>(stack.topic(written.topic()), written.key(), written.value());
    written
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    var _ = producer.send(record);
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
