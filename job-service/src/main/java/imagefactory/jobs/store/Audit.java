package imagefactory.jobs.store;

import imagefactory.contracts.wire.Json;
import imagefactory.jobs.desk.AuditEntry;
import imagefactory.kit.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Who did what and when: written with the change itself, read newest first.
@ApplicationScoped
public class Audit {
  private static final String MATCHES =
      """
      (:actor::text is null or actor = :actor) and (:action::text is null or action = :action)
      and (:jobId::uuid is null or job_id = :jobId) and (:imageId::uuid is null or image_id = :imageId)
      and (:configurationId::uuid is null or configuration_id = :configurationId)
      and (:from::timestamptz is null or at >= :from) and (:to::timestamptz is null or at < :to)
      """;

  /// A row with its place in the list.
  public record Row(UUID id, AuditEntry entry) {}

  /// Null does not narrow.
  public record Filter(
      @Nullable String actor,
      @Nullable String action,
      @Nullable UUID jobId,
      @Nullable UUID imageId,
      @Nullable UUID configurationId,
      @Nullable Instant from,
      @Nullable Instant to) {}

  public void note(Handle tx, List<AuditEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    tx.createUpdate(
            """
            insert into audit (id, at, actor, action, job_id, image_id, configuration_id, outcome, detail)
            select id, at, actor, action, job_id, image_id, configuration_id, outcome, detail::jsonb
            from unnest(:ids, :times, :actors, :actions, :jobs, :images, :configurations, :outcomes, :details)
              as t(id, at, actor, action, job_id, image_id, configuration_id, outcome, detail)
            """)
        .bindArray("ids", UUID.class, entries.stream().map(_ -> Ids.next()).toArray())
        .bindArray("times", Instant.class, entries.stream().map(AuditEntry::at).toArray())
        .bindArray("actors", String.class, entries.stream().map(AuditEntry::actor).toArray())
        .bindArray("actions", String.class, entries.stream().map(AuditEntry::action).toArray())
        .bindArray("jobs", UUID.class, entries.stream().map(AuditEntry::jobId).toArray())
        .bindArray("images", UUID.class, entries.stream().map(AuditEntry::imageId).toArray())
        .bindArray(
            "configurations",
            UUID.class,
            entries.stream().map(AuditEntry::configurationId).toArray())
        .bindArray("outcomes", String.class, entries.stream().map(AuditEntry::outcome).toArray())
        .bindArray(
            "details", String.class, entries.stream().map(e -> Json.text(e.detail())).toArray())
        .execute();
  }

  /// Before the given place, which is nowhere on the first page.
  public List<Row> page(
      Handle tx, Filter filter, @Nullable Instant beforeAt, @Nullable UUID beforeId, int most) {
    return tx.createQuery(
            """
            select * from audit
            where <matches>
              and (:beforeAt::timestamptz is null or (at, id) < (:beforeAt, :beforeId))
            order by at desc, id desc limit :most
            """)
        .define("matches", MATCHES)
        .bindMethods(filter)
        .bind("beforeAt", beforeAt)
        .bind("beforeId", beforeId)
        .bind("most", most)
        .map((row, _) -> row(row))
        .list();
  }

  /// Counts no further than needed.
  public int countUpTo(Handle tx, Filter filter, int most) {
    return tx.createQuery(
            "select count(*) from (select 1 from audit where <matches> limit :most) as counted")
        .define("matches", MATCHES)
        .bindMethods(filter)
        .bind("most", most + 1)
        .mapTo(Integer.class)
        .one();
  }

  public int forgetBefore(Handle tx, Instant time) {
    return tx.createUpdate("delete from audit where at < :time").bind("time", time).execute();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        new AuditEntry(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("actor"),
            row.getString("action"),
            row.getObject("job_id", UUID.class),
            row.getObject("image_id", UUID.class),
            row.getObject("configuration_id", UUID.class),
            row.getString("outcome"),
            details(row.getString("detail"))));
  }

  private static Map<String, String> details(@Nullable String json) {
    return json == null
        ? Map.of()
        : ((Map<?, ?>) Json.readOwn(json, Map.class))
            .entrySet().stream()
                .collect(
                    Collectors.toMap(
                        e -> String.valueOf(e.getKey()), e -> String.valueOf(e.getValue())));
  }
}
