package imagefactory.bench;

import java.util.List;

/// A question over HTTP, and the SQL that it comes to, for a job of that number; `p99` in
/// milliseconds is what is wanted.
record Question(String name, double p99, Ask http, Sql sql) {
  private static final String COUNTED =
      "select count(*) from (select from job where not deleted %s limit 1000) t";

  interface Ask {
    String of(int job);
  }

  interface Sql {
    List<String> of(int job);
  }

  static List<Question> about(HistoryRows rows) {
    return List.of(
        new Question(
            "list",
            100,
            _ -> "/jobs",
            _ ->
                List.of(
                    "select * from job where not deleted order by began_at desc, id desc limit 51",
                    COUNTED.formatted(""))),
        new Question(
            "list failed",
            100,
            _ -> "/jobs?status=failed&kind=image",
            _ ->
                List.of(
                    """
                    select * from job where not deleted and kind = 'image' and status = 'failed'
                    order by began_at desc, id desc limit 51\
                    """,
                    COUNTED.formatted("and kind = 'image' and status = 'failed'"))),
        new Question(
            "detail",
            10,
            i -> "/jobs/" + rows.job(i),
            i ->
                List.of(
                    """
                    select j.*, l.reference from job j left join job_log l on l.job_id = j.id
                    where j.id = '%s' and not j.deleted\
                    """
                        .formatted(rows.job(i)))),
        new Question(
            "gallery",
            100,
            _ -> "/gallery",
            _ ->
                List.of(
                    """
                    select * from image where not deleted and status = 'approved'
                    order by id desc limit 51\
                    """,
                    """
                    select count(*) from (select from image
                      where not deleted and status = 'approved' limit 1000) t\
                    """)),
        new Question(
            "review",
            100,
            _ -> "/review",
            _ ->
                List.of(
                    "select status, images from image_count",
                    """
                    with asked as (
                      select distinct image_id from (
                        select (data ->> 'imageId')::uuid as image_id from event
                        where type = 'imagefactory.job.retry-requested'
                        order by at desc limit 1000) latest)
                    select count(*) from asked join image i on i.id = asked.image_id
                    where not i.deleted\
                    """,
                    """
                    select * from image where status = 'processing' and not deleted
                    order by id limit 20\
                    """)),
        new Question(
            "statistics",
            100,
            _ -> "/statistics?from=2024-01-05T00:00:00Z&to=2024-02-04T00:00:00Z",
            _ ->
                List.of(
                    """
                    select day, sum(jobs), sum(completed), sum(failed), sum(images),
                      sum(successful_images), sum(failed_images), sum(finished), sum(millis)
                    from statistics where configuration_id = '%s'
                      and day >= '2024-01-05' and day < '2024-02-04'
                    group by day order by day\
                    """
                        .formatted(HistoryRows.ALL),
                    """
                    select day, step, sum(jobs) from duration_count
                    where configuration_id = '%s'
                      and day >= '2024-01-05' and day < '2024-02-04' group by day, step\
                    """
                        .formatted(HistoryRows.ALL),
                    """
                    select * from provider_cost
                    where day >= '2024-01-05' and day < '2024-02-04' order by day, provider\
                    """)));
  }
}
