package imagefactory.history.letters;

import imagefactory.history.letters.Letter.Content;
import imagefactory.history.letters.Letter.Status;
import imagefactory.history.store.AuditTable;
import imagefactory.kit.outbox.Outbox;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import imagefactory.kit.page.Total;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Keeps dead letters, and does with them what a person asks for. Each change is audited.
@Singleton
public final class Letters {
  private static final String LIST = "dead-letters";
  private static final int COUNTED = 1000;

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Clock clock;
  private final String prefix;

  Letters(
      Jdbi jdbi,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "factory.topic-prefix") Optional<String> prefix) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.clock = clock;
    this.prefix = prefix.orElse("");
  }

  /// What became of a request that changes a letter.
  public enum Answer {
    DONE,
    UNKNOWN,
    ALREADY_REPLAYED
  }

  /// Which letters are asked for; null does not narrow. A reason is found by a part of it.
  public record Asked(@Nullable String topic, @Nullable Status status, @Nullable String reason) {}

  public void keep(Handle tx, List<ConsumerRecord<String, byte[]>> records) {
    records.forEach(each -> LetterTable.insert(tx, Buried.of(each, prefix), clock.instant()));
  }

  /// Newest first.
  public Page<Letter> list(Asked asked, Limit limit, @Nullable String cursor) {
    var filter = LetterTable.Filter.of(asked.topic(), asked.status(), asked.reason());
    UUID before = Cursor.read(cursor, LIST, 1).map(c -> c.uuid(0)).orElse(null);
    return jdbi.withHandle(h ->
        Page.of(
            LetterTable.page(h, filter, before, limit.andOneMore()),
            limit,
            letter -> Cursor.of(LIST, letter.id()),
            Total.upTo(LetterTable.countUpTo(h, filter, COUNTED), COUNTED)));
  }

  public Optional<Letter> find(UUID id) {
    return jdbi.withHandle(h -> LetterTable.find(h, id));
  }

  /// Who did what with the letter, oldest first.
  public List<AuditTable.Entry> trail(UUID id) {
    return jdbi.withHandle(h -> AuditTable.of(h, id.toString()));
  }

  /// The original stays beside what is edited.
  public Answer edit(UUID id, Content edited, String actor) {
    return change(id, actor, "edited", (tx, _) -> LetterTable.edit(tx, id, edited));
  }

  /// Back to the topic it came from, as it was last edited. It may well end here again, as another
  /// letter.
  public Answer replay(UUID id, String actor) {
    return change(
        id,
        actor,
        "replayed",
        (tx, letter) -> {
          LetterTable.replayed(tx, id, clock.instant());
          outbox.forward(tx, List.of(written(letter)));
        });
  }

  public Answer delete(UUID id, String actor) {
    return jdbi.inTransaction(tx -> {
      if (!LetterTable.delete(tx, id)) {
        return Answer.UNKNOWN;
      }
      note(tx, id, actor, "deleted");
      return Answer.DONE;
    });
  }

  private Answer change(UUID id, String actor, String action, BiConsumer<Handle, Letter> change) {
    return jdbi.inTransaction(tx -> {
      Letter letter = LetterTable.lock(tx, id).orElse(null);
      if (letter == null) {
        return Answer.UNKNOWN;
      }
      if (letter.status() == Status.REPLAYED) {
        return Answer.ALREADY_REPLAYED;
      }
      change.accept(tx, letter);
      note(tx, id, actor, action);
      return Answer.DONE;
    });
  }

  private void note(Handle tx, UUID id, String actor, String action) {
    AuditTable.note(tx, clock.instant(), actor, "dead_letter." + action, id.toString(), "{}");
  }

  private static ProducerRecord<byte[], byte[]> written(Letter letter) {
    Content content = letter.latest();
    return new ProducerRecord<>(
        letter.topic(),
        null,
        letter.key() == null ? null : letter.key().bytes(),
        content.body() == null ? null : content.body().bytes(),
        LetterHeader.written(content.headers()));
  }
}
