package imagefactory.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.contracts.Description;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.MessageWriter;
import imagefactory.contracts.wire.MessageWriter.Written;
import imagefactory.kit.ids.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Stories of jobs and their images as job-service tells them, with many under way at once. One
/// record in ten is sent a second time, up to some hundreds of records later.
final class Stories {
  private static final int IMAGES = 20;
  private static final int IN_FLIGHT = 8;
  private static final int JOBS_AT_ONCE = 16;
  private static final int LATEST = 400;
  private static final int ONE_IN = 10;
  private static final List<String> NOUNS =
      List.of("lighthouse", "fox", "harbour", "nebula", "garden", "bridge", "owl", "meadow");
  private static final List<String> MANNERS =
      List.of("oil on canvas", "watercolour", "a wide photograph", "pencil on paper");
  private static final Settings.Processing PROCESSING =
      new Settings.Processing(
          true, 5, 1.2, true, "jpg", 90, 100, 85, false, "auto", false, "#ffffff");

  private final Random random = new Random(42);
  private final MessageWriter writer = new MessageWriter("jobs");
  private long jobs;

  /// So many records, with the stories that are begun told to their end.
  List<ProducerRecord<String, byte[]>> tell(int records) {
    List<ProducerRecord<String, byte[]>> told = new ArrayList<>(records + 5_000);
    List<List<ProducerRecord<String, byte[]>>> underWay = new ArrayList<>();
    while (told.size() < records || !underWay.isEmpty()) {
      while (told.size() < records && underWay.size() < JOBS_AT_ONCE) {
        underWay.add(story());
      }
      List<ProducerRecord<String, byte[]>> next = underWay.get(random.nextInt(underWay.size()));
      told.add(next.removeLast());
      if (next.isEmpty()) {
        underWay.remove(next);
      }
      if (random.nextInt(ONE_IN - 1) == 0) {
        told.add(again(told.get(told.size() - 1 - random.nextInt(Math.min(LATEST, told.size())))));
      }
    }
    return told;
  }

  /// Its last event first.
  private List<ProducerRecord<String, byte[]>> story() {
    List<JobEvent> events = events(Ids.next(), Instant.now());
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>(events.size());
    for (int i = events.size() - 1; i >= 0; i--) {
      JobEvent event = events.get(i);
      records.add(record(writer.write(event, Ids.next(), event.at(), i + 1L, null)));
    }
    return records;
  }

  private List<JobEvent> events(UUID job, Instant begin) {
    List<JobEvent> events = new ArrayList<>();
    String noun = NOUNS.get(random.nextInt(NOUNS.size()));
    String prompt = "a %s at dusk, %s".formatted(noun, MANNERS.get(random.nextInt(MANNERS.size())));
    events.add(
        new JobEvent.Queued(
            job,
            "campaign " + ++jobs,
            List.of("sea", noun),
            new UUID(9, jobs % 40),
            null,
            5,
            null,
            IMAGES,
            settings(prompt),
            "local",
            begin));
    events.add(new JobEvent.Started(job, begin.plusMillis(20)));
    List<List<JobEvent>> open = new ArrayList<>();
    int ordered = 0;
    int failed = 0;
    while (ordered < IMAGES || !open.isEmpty()) {
      Instant at = begin.plusMillis(100L + 7L * events.size());
      while (ordered < IMAGES && open.size() < IN_FLIGHT) {
        List<JobEvent> image = image(job, ordered++, prompt, at);
        failed += image.getFirst() instanceof JobEvent.ImageApproved ? 0 : 1;
        open.add(image);
      }
      List<JobEvent> next = open.get(random.nextInt(open.size()));
      events.add(next.removeLast());
      open.removeIf(List::isEmpty);
    }
    events.add(new JobEvent.Completed(job, IMAGES - failed, failed, begin.plusSeconds(2)));
    return events;
  }

  /// Of a hundred images, some 80 pass, 8 are rejected, 5 never come, and 7 are tried again. The
  /// last event first.
  private List<JobEvent> image(UUID job, int index, String prompt, Instant at) {
    UUID image = Ids.next();
    int fate = random.nextInt(100);
    List<JobEvent> story = new ArrayList<>();
    story.add(
        new JobEvent.ImageOrdered(
            job,
            image,
            index,
            1 + index / 2,
            prompt + ", number " + index,
            random.nextInt(),
            "1:1",
            "embedded",
            at));
    if (fate < 5) {
      story.add(
          new JobEvent.ImageFailed(
              job, image, Step.GENERATE, "provider_timeout", "no answer within 10 s", at));
      return new ArrayList<>(story.reversed());
    }
    StoredFile temp = file("temp/" + job + "/" + image + ".png", "png");
    story.add(
        new JobEvent.ImageGenerated(job, image, temp, "embedded", new BigDecimal("0.0040"), at));
    boolean passed = fate >= 20;
    story.add(
        new JobEvent.ImageJudged(job, image, passed, passed ? "ok" : "blur", "as expected", at));
    if (fate >= 13 && fate < 20) {
      story.add(new JobEvent.RetryRequested(job, image, Ids.next(), PROCESSING, null, "local", at));
      story.add(new JobEvent.RetryStarted(job, image, at));
    }
    if (fate >= 13) {
      story.add(
          new JobEvent.ImageApproved(
              job,
              image,
              file("final/" + job + "/" + index + ".jpg", "jpg"),
              new Description(
                  "At dusk, number " + index,
                  "Shown is " + prompt + ", as a model painted it.",
                  List.of("dusk", "sea", "light", "evening", "painting")),
              PROCESSING,
              List.of(),
              List.of(),
              at));
    }
    return new ArrayList<>(story.reversed());
  }

  private StoredFile file(String key, String format) {
    String hash = "%016x".formatted(random.nextLong()).repeat(4);
    return new StoredFile(key, format, 1024, 1024, 231_000, hash);
  }

  private static Settings settings(String prompt) {
    return new Settings(
        List.of(prompt),
        null,
        null,
        null,
        IMAGES / 2,
        2,
        List.of("1:1"),
        42L,
        new Settings.Provider("embedded", Map.of("size", 1024)),
        new Settings.Quality(true, null, new Settings.Checks(true, true, true, true)),
        PROCESSING,
        new Settings.Metadata(true, null),
        new Settings.Limits(10, 3, 10, IN_FLIGHT));
  }

  private static ProducerRecord<String, byte[]> record(Written written) {
    var record = new ProducerRecord<>(written.topic(), written.key(), written.value());
    written.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    return record;
  }

  /// A record that was sent cannot be sent a second time: its headers are closed.
  private static ProducerRecord<String, byte[]> again(ProducerRecord<String, byte[]> sent) {
    return new ProducerRecord<>(sent.topic(), null, sent.key(), sent.value(), sent.headers());
  }
}
