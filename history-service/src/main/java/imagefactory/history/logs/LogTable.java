package imagefactory.history.logs;

import java.sql.ResultSet;
import java.sql.SQLException;
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
            update job_log l set bytes = n.bytes, entries = n.entries
            from unnest(:jobIds, :bytes, :entries) as n (job_id, bytes, entries)
            where l.job_id = n.job_id\
            """)
        .bindArray("jobIds", UUID.class, logs.stream().map(LogReference::jobId).toList())
        .bindArray("bytes", Long.class, logs.stream().map(LogReference::bytes).toList())
        .bindArray("entries", Long.class, logs.stream().map(LogReference::entries).toList())
        .execute();
  }

  private static LogReference reference(ResultSet row, StatementContext context)
      throws SQLException {
    return new LogReference(
        row.getObject("job_id", UUID.class),
        row.getString("reference"),
        row.getLong("bytes"),
        row.getLong("entries"));
  }
}
