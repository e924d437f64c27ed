package imagefactory.history.logs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// What the database knows of the files: where each is, and how much of it counts.
final class LogTable {
  private LogTable() {}

  static Optional<LogReference> find(Handle h, UUID jobId) {
    return h.createQuery("select * from job_log where job_id = :jobId")
        .bind("jobId", jobId)
        .map(LogTable::reference)
        .findOne();
  }

  /// Locked until the transaction ends, made where missing, in one order.
  static Map<UUID, LogReference> lock(Handle tx, List<LogReference> initial) {
    return tx.createQuery(
            """
            insert into job_log as l (job_id, reference, bytes, entries)
            select n.job_id, n.reference, 0, 0
            from unnest(:jobIds, :references) as n (job_id, reference)
            order by n.job_id
            on conflict (job_id) do update set entries = l.entries
            returning *\
            """)
        .bindArray("jobIds", UUID.class, initial.stream().map(LogReference::jobId).toList())
        .bindArray(
            "references", String.class, initial.stream().map(LogReference::reference).toList())
        .map(LogTable::reference)
        .reduce(
            new HashMap<>(),
            (all, log) -> {
              all.put(log.jobId(), log);
              return all;
            });
  }

  static void save(Handle tx, List<LogReference> logs) {
    tx.createUpdate(
            """
            update job_log l set bytes = n.bytes, entries = n.entries,
              starts = n.starts::bigint[], appended_at = now()
            from unnest(:jobIds, :bytes, :entries, :starts) as n (job_id, bytes, entries, starts)
            where l.job_id = n.job_id\
            """)
        .bindArray("jobIds", UUID.class, logs.stream().map(LogReference::jobId).toList())
        .bindArray("bytes", Long.class, logs.stream().map(LogReference::bytes).toList())
        .bindArray("entries", Long.class, logs.stream().map(LogReference::entries).toList())
        .bindArray(
            "starts",
            String.class,
            logs.stream()
                .map(log -> log.starts().toString().replace('[', '{').replace(']', '}'))
                .toList())
        .execute();
  }

  /// Those that nobody can see any more, since their jobs are deleted.
  static List<UUID> ofDeletedJobs(Handle h, int most) {
    return h.createQuery(
            """
            select l.job_id from job_log l join job j on j.id = l.job_id
            where j.deleted limit :most\
            """)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  static List<UUID> notAppendedSince(Handle h, Instant since, int most) {
    return h.createQuery(
            """
            select job_id from job_log where appended_at < :since
            order by appended_at limit :most\
            """)
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /// Those that must go so that all others fit into a room, the least recent first.
  static List<UUID> beyond(Handle h, long room, int most) {
    return h.createQuery(
            """
            select job_id from (
              select job_id, appended_at,
                sum(bytes - starts[1]) over (order by appended_at desc, job_id) as so_far
              from job_log) l
            where so_far > :room order by appended_at limit :most\
            """)
        .bind("room", room)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /// Locked, so that nothing is appended meanwhile.
  static List<LogReference> remove(Handle tx, Collection<UUID> jobIds) {
    return tx.createQuery("delete from job_log where job_id = any(:jobIds) returning *")
        .bindArray("jobIds", UUID.class, jobIds)
        .map(LogTable::reference)
        .list();
  }

  private static LogReference reference(ResultSet row, StatementContext context)
      throws SQLException {
    return new LogReference(
        row.getObject("job_id", UUID.class),
        row.getString("reference"),
        row.getLong("bytes"),
        row.getLong("entries"),
        Arrays.asList((Long[]) row.getArray("starts").getArray()));
  }
}
