package imagefactory.history;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.Message;
import imagefactory.contracts.Topic;
import imagefactory.contracts.wire.CloudEvents;
import imagefactory.contracts.wire.Envelope;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.MessageWriter;
import imagefactory.history.timeline.Told;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.Line;
import imagefactory.teststack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What other services write to the topics that history reads.
public final class Topics implements AutoCloseable {
  private final Line line;
  private final MessageWriter jobs = new MessageWriter("jobs");

  public Topics(Stack stack) {
    this.line = new Line(stack);
  }

  public void tell(Told<JobEvent> told) {
    JobEvent event = told.event();
    if (event == null) {
      throw new IllegalArgumentException("expected an event");
    }
    send(event, told.id(), told.at(), told.sequence());
  }

  /// As a newer service would, with one field more.
  public void tell(Told<JobEvent> told, String field, String value) {
    MessageWriter.Written written =
        jobs.write(
            Objects.requireNonNull(told.event()), told.id(), told.at(), told.sequence(), null);
    String data = new String(written.value(), StandardCharsets.UTF_8);
    String newer = "{\"%s\":\"%s\",%s".formatted(field, value, data.substring(1));
    line.send(
        written.topic(), written.key(), written.headers(), newer.getBytes(StandardCharsets.UTF_8));
  }

  public void log(LogEntry entry) {
    log(Ids.next(), entry);
  }

  public void log(UUID id, LogEntry entry) {
    send(entry, id, entry.timestamp(), null);
  }

  private void send(Message message, UUID id, Instant at, @Nullable Long sequence) {
    MessageWriter.Written written = jobs.write(message, id, at, sequence, null);
    line.send(written.topic(), written.key(), written.headers(), written.value());
  }

  public void external(
      String what,
      String source,
      String subject,
      @Nullable Long sequence,
      @Nullable Instant time,
      ExternalJobEvent event) {
    Envelope envelope =
        new Envelope(
            Ids.next().toString(),
            source,
            "imagefactory.external.job." + what,
            subject,
            time,
            null,
            sequence,
            null);
    raw(Topic.EXTERNAL_JOB_EVENTS, subject, CloudEvents.headers(envelope), Json.write(event));
  }

  public void raw(Topic topic, String key, Map<String, String> headers, byte[] value) {
    line.send(topic.topicName(), key, headers, value);
  }

  @Override
  public void close() {
    line.close();
  }
}
