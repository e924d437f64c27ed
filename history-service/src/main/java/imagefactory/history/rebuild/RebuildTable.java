package imagefactory.history.rebuild;

import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.rebuild.Rebuild.Phase;
import imagefactory.history.rebuild.Rebuild.State;
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

/// The rows of rebuilds. At most one is being told, and the latest epoch alone may write for it.
final class RebuildTable {
  private static final int OWNER = 0x6f776e72;

  private RebuildTable() {}

  /// One run of a rebuild.
  record Run(UUID id, int epoch) {}

  static Optional<Run> insert(Handle tx, UUID id, String askedBy, Instant at) {
    int inserted =
        tx.createUpdate(
                """
                insert into rebuild (id, state, asked_by, started_at)
                values (:id, 'telling', :askedBy, :at) on conflict (state) where state = 'telling'
                do nothing\
                """)
            .bind("id", id)
            .bind("askedBy", askedBy)
            .bind("at", at)
            .execute();
    return inserted == 0 ? Optional.empty() : Optional.of(new Run(id, 1));
  }

  /// Of what was being told when a process died. A run whose process lost no more than its
  /// connection ends with this.
  static Optional<Run> takeOver(Handle tx, UUID id) {
    tx.execute("select pg_advisory_xact_lock(?)", OWNER);
    return tx.createQuery(
            """
            update rebuild set epoch = epoch + 1, phase = 'topics', told = 0, skipped = 0, kept = 0
            where id = :id and state = 'telling' returning id, epoch\
            """)
        .bind("id", id)
        .map((row, _) -> new Run(row.getObject("id", UUID.class), row.getInt("epoch")))
        .findOne();
  }

  /// False if another run has taken over. None does until the transaction has ended, and several
  /// may tell for one run at once: its row is theirs only at the end, when they advance it.
  static boolean isOwned(Handle tx, Run run) {
    tx.execute("select pg_advisory_xact_lock_shared(?)", OWNER);
    return tx.createQuery(
            """
            select exists (
              select from rebuild where id = :id and epoch = :epoch and state = 'telling')\
            """)
        .bind("id", run.id())
        .bind("epoch", run.epoch())
        .mapTo(Boolean.class)
        .one();
  }

  /// False if another run has taken over.
  static boolean advance(Handle tx, Run run, long told, long skipped, long kept) {
    return tx.createUpdate(
                """
                update rebuild set told = told + :told, skipped = skipped + :skipped,
                  kept = kept + :kept
                where id = :id and epoch = :epoch and state = 'telling'\
                """)
            .bind("id", run.id())
            .bind("epoch", run.epoch())
            .bind("told", told)
            .bind("skipped", skipped)
            .bind("kept", kept)
            .execute()
        == 1;
  }

  static boolean enter(Handle tx, Run run, Phase phase, @Nullable Long total) {
    return tx.createUpdate(
                """
                update rebuild set phase = :phase, total = coalesce(:total, total)
                where id = :id and epoch = :epoch and state = 'telling'\
                """)
            .bind("id", run.id())
            .bind("epoch", run.epoch())
            .bind("phase", LowerCaseEnums.nameOf(phase))
            .bind("total", total)
            .execute()
        == 1;
  }

  static boolean end(Handle tx, Run run, State state, @Nullable String error, Instant at) {
    return tx.createUpdate(
                """
                update rebuild set state = :state, error = :error, finished_at = :at
                where id = :id and epoch = :epoch and state = 'telling'\
                """)
            .bind("id", run.id())
            .bind("epoch", run.epoch())
            .bind("state", LowerCaseEnums.nameOf(state))
            .bind("error", error)
            .bind("at", at)
            .execute()
        == 1;
  }

  static Optional<UUID> telling(Handle h) {
    return h.createQuery("select id from rebuild where state = 'telling'")
        .mapTo(UUID.class)
        .findOne();
  }

  static List<Rebuild> newest(Handle h, int most) {
    return h.createQuery("select * from rebuild order by started_at desc, id desc limit :most")
        .bind("most", most)
        .map(RebuildTable::rebuild)
        .list();
  }

  private static Rebuild rebuild(ResultSet row, StatementContext context) throws SQLException {
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    return new Rebuild(
        row.getObject("id", UUID.class),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
        row.getString("asked_by"),
        row.getLong("total"),
        row.getLong("told"),
        row.getLong("skipped"),
        row.getLong("kept"),
        row.getString("error"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
