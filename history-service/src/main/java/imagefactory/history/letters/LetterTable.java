package imagefactory.history.letters;

import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.letters.Letter.Content;
import imagefactory.history.letters.Letter.Status;
import imagefactory.kit.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of dead letters.
final class LetterTable {
  private static final String MATCHES =
      """
      (cast(:topic as text) is null or topic = :topic)
      and (cast(:status as text) is null or status = :status)
      and (cast(:reason as text) is null or strpos(lower(reason), lower(:reason)) > 0)\
      """;

  private LetterTable() {}

  static void insert(Handle tx, Buried letter, Instant at) {
    tx.createUpdate(
            """
            insert into dead_letter (
              id, topic, partition, record_offset, reason, key, headers, body, arrived_at)
            values (:id, :topic, :partition, :offset, :reason, :key, cast(:headers as jsonb),
              :body, cast(:at as timestamptz))\
            """)
        .bind("id", Ids.next())
        .bind("topic", letter.topic())
        .bind("partition", letter.partition())
        .bind("offset", letter.offset())
        .bind("reason", letter.reason())
        .bind("key", letter.key())
        .bind("headers", LetterHeader.json(letter.headers()))
        .bind("body", letter.body())
        .bind("at", at.toString())
        .execute();
  }

  /// Without what they say, which may be a megabyte each.
  static List<Letter> page(Handle h, Filter filter, @Nullable UUID before, int most) {
    return h.createQuery(
            """
            select id, topic, partition, record_offset, reason, key, status, arrived_at,
              replayed_at, '[]' as headers, null::bytea as body,
              case when edited_headers is not null then '[]' end as edited_headers,
              null::bytea as edited_body
            from dead_letter
            where %s and (cast(:before as uuid) is null or id < :before)
            order by id desc limit :most\
            """
                .formatted(MATCHES))
        .bind("topic", filter.topic())
        .bind("status", filter.status())
        .bind("reason", filter.reason())
        .bind("before", before)
        .bind("most", most)
        .map(LetterTable::letter)
        .list();
  }

  static long countUpTo(Handle h, Filter filter, int most) {
    return h.createQuery(
            "select count(*) from (select from dead_letter where %s limit :most) l"
                .formatted(MATCHES))
        .bind("topic", filter.topic())
        .bind("status", filter.status())
        .bind("reason", filter.reason())
        .bind("most", most)
        .mapTo(Long.class)
        .one();
  }

  static Optional<Letter> find(Handle h, UUID id) {
    return h.createQuery("select * from dead_letter where id = :id")
        .bind("id", id)
        .map(LetterTable::letter)
        .findOne();
  }

  /// Held until the transaction ends, so that two people do not send it twice.
  static Optional<Letter> lock(Handle tx, UUID id) {
    return tx.createQuery("select * from dead_letter where id = :id for update")
        .bind("id", id)
        .map(LetterTable::letter)
        .findOne();
  }

  static void edit(Handle tx, UUID id, Content edited) {
    tx.createUpdate(
            """
            update dead_letter
            set edited_headers = cast(:headers as jsonb), edited_body = :body where id = :id\
            """)
        .bind("id", id)
        .bind("headers", LetterHeader.json(edited.headers()))
        .bind("body", edited.body() == null ? null : edited.body().bytes())
        .execute();
  }

  static void replayed(Handle tx, UUID id, Instant at) {
    tx.createUpdate(
            """
            update dead_letter set status = 'replayed', replayed_at = cast(:at as timestamptz)
            where id = :id\
            """)
        .bind("id", id)
        .bind("at", at.toString())
        .execute();
  }

  static boolean delete(Handle tx, UUID id) {
    return tx.createUpdate("delete from dead_letter where id = :id").bind("id", id).execute() == 1;
  }

  /// A filter as statements take it.
  record Filter(@Nullable String topic, @Nullable String status, @Nullable String reason) {
    static Filter of(@Nullable String topic, @Nullable Status status, @Nullable String reason) {
      return new Filter(topic, status == null ? null : LowerCaseEnums.nameOf(status), reason);
    }
  }

  private static Letter letter(ResultSet row, StatementContext context) throws SQLException {
    String edited = row.getString("edited_headers");
    OffsetDateTime replayed = row.getObject("replayed_at", OffsetDateTime.class);
    return new Letter(
        row.getObject("id", UUID.class),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        row.getString("reason"),
        bytes(row, "key"),
        new Content(LetterHeader.read(row.getString("headers")), bytes(row, "body")),
        edited == null ? null : new Content(LetterHeader.read(edited), bytes(row, "edited_body")),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
        replayed == null ? null : replayed.toInstant());
  }

  private static @Nullable Bytes bytes(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : Bytes.of(bytes);
  }
}
