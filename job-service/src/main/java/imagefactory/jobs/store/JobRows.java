package imagefactory.jobs.store;

import imagefactory.contracts.JobStatus;
import imagefactory.contracts.Settings;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.LowerCaseEnums;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Jobs to look at. A deleted one is not there.
@ApplicationScoped
public class JobRows {
  public Optional<JobRow> find(Handle tx, UUID id) {
    return tx.createQuery("select * from job where id = :id and deleted_at is null")
        .bind("id", id)
        .map(JobRows::row)
        .findOne();
  }

  /// The oldest first, as they were submitted.
  public List<UUID> matching(Handle tx, JobFilter filter, int most) {
    return tx.createQuery(
            """
            select id from job
            where deleted_at is null
              and (:status::text is null or status = :status) and (:label::text is null or label = :label)
              and (:tag::text is null or :tag = any (tags))
              and (:configuration::uuid is null or configuration_id = :configuration)
              and (:from::timestamptz is null or queued_at >= :from)
              and (:to::timestamptz is null or queued_at < :to)
            order by queued_at, id limit :most
            """)
        .bind("status", filter.status() == null ? null : LowerCaseEnums.nameOf(filter.status()))
        .bind("label", filter.label())
        .bind("tag", filter.tag())
        .bind("configuration", filter.configurationId())
        .bind("from", filter.from())
        .bind("to", filter.to())
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  public List<JobRow> inLanesAndWaiting(Handle tx, int most) {
    return tx.createQuery(
            """
            (select * from job where status in ('running', 'paused') order by started_at, id)
            union all
            (select * from job where status = 'queued' order by rank, id limit :most)
            """)
        .bind("most", most)
        .map(JobRows::row)
        .list();
  }

  private static JobRow row(ResultSet row, StatementContext context) throws SQLException {
    return new JobRow(
        row.getObject("id", UUID.class),
        JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getString("label"),
        Arrays.asList((String[]) row.getArray("tags").getArray()),
        row.getObject("configuration_id", UUID.class),
        row.getObject("rerun_of", UUID.class),
        Json.readOwn(row.getString("settings"), Settings.class),
        JobStore.tally(row),
        row.getInt("priority"),
        instant(row, "queued_at"),
        instant(row, "scheduled_at"),
        instant(row, "started_at"),
        instant(row, "completed_at"),
        row.getString("error_code"),
        row.getString("error_message"),
        row.getInt("version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
