package imagefactory.history.retention;

import imagefactory.contracts.JobStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Which jobs have been there for long enough.
final class ExpiredJobs {
  private static final int COUNTED = 100_000;
  private static final String THEIRS =
      """
      from job j
      where j.kind = :kind and j.status = :status
        and j.completed_at < cast(:before as timestamptz)
        and not exists (
          select from reprieve r
          where r.job_id = j.id and r.until > cast(:now as timestamptz))\
      """;

  private ExpiredJobs() {}

  /// Jobs of a kind that ended in a status before then.
  record Share(String kind, JobStatus status, Instant before) {}

  /// The first rule that applies decides, so no job is in two shares.
  static List<Share> shares(Handle h, List<RetentionRule> rules, Instant now) {
    List<Share> shares = new ArrayList<>();
    for (String kind :
        h.createQuery("select distinct kind from statistics order by 1")
            .mapTo(String.class)
            .list()) {
      for (JobStatus status : List.of(JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED)) {
        rules.stream()
            .filter(rule -> rule.applies(kind, status))
            .findFirst()
            .ifPresent(rule -> shares.add(new Share(kind, status, now.minus(rule.age()))));
      }
    }
    return shares;
  }

  /// No further than anyone wants to know.
  static long count(Handle h, Share share, Instant now) {
    return bound(
            h.createQuery("select count(*) from (select %s limit :most) e".formatted(THEIRS)),
            share,
            now)
        .bind("most", COUNTED)
        .mapTo(Long.class)
        .one();
  }

  /// Those that ended first.
  static List<UUID> some(Handle h, Share share, Instant now, int most) {
    return bound(
            h.createQuery(
                "select j.id %s order by j.completed_at, j.id limit :most".formatted(THEIRS)),
            share,
            now)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Share share, Instant now) {
    return statement
        .bind("kind", share.kind())
        .bind("status", LowerCaseEnums.nameOf(share.status()))
        .bind("before", share.before().toString())
        .bind("now", now.toString());
  }
}
