package imagefactory.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Years of history, filled in by COPY: ten images a job, a job every two minutes, ids that grow
/// with time and rows as wide as real ones.
final class HistoryRows {
  static final int IMAGES_OF_A_JOB = 10;
  private static final int AT_ONCE = 2000;
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final String SETTINGS =
      """
      {"prompts":["a lighthouse at dusk, oil on canvas, wide","a fox in the snow at dawn"],"generations":5,"variations":2,\
      "aspectRatios":["1:1","16:9"],"seed":42,"provider":{"name":"embedded","options":{"size":1024}},\
      "quality":{"enabled":true,"checks":{"blank":true,"blur":true,"ratio":true,"duplicates":true}},\
      "processing":{"imageEnhancement":true,"sharpening":5.0,"saturation":1.2,"imageConvert":true,"format":"jpg","jpgQuality":90,\
      "pngQuality":100,"webpQuality":85,"removeBg":false,"removeBgSize":"auto","trimTransparentBackground":false,"jpgBackground":"#ffffff"},\
      "metadata":{"enabled":true},"limits":{"pollAttempts":10,"consecutiveErrors":3,"callTimeoutSeconds":10,"inFlight":64}}\
      """;
  private static final String PROCESSING =
      """
      {"imageEnhancement":true,"sharpening":5.0,"saturation":1.2,"imageConvert":true,"format":"jpg","jpgQuality":90,"pngQuality":100,\
      "webpQuality":85,"removeBg":false,"removeBgSize":"auto","trimTransparentBackground":false,"jpgBackground":"#ffffff"}\
      """;

  /// Stands for all configurations in the sums.
  static final UUID ALL = new UUID(-1, -1);

  private final int jobs;

  HistoryRows(int images) {
    this.jobs = images / IMAGES_OF_A_JOB;
  }

  int jobs() {
    return jobs;
  }

  UUID job(int i) {
    return id(FIRST.plusSeconds(120L * i), 0x1000_0000L + i);
  }

  void fill(Connection owner) throws SQLException {
    List<String> indices = dropped(owner);
    copy(
        owner,
        """
        copy job (id, source, kind, label, tags, status, configuration_id, total, successful, failed,
          generations, variations, queued_at, started_at, completed_at, began_at, duration_ms, settings,
          sequence, sequenced, since, sequenced_until, updated_at, search) from stdin\
        """,
        jobs,
        this::jobLine);
    copy(
        owner,
        """
        copy image (id, job_id, image_index, generation, prompt, seed, aspect_ratio, status, qc_reason,
          temp_path, final_path, format, width, height, bytes, sha256, metadata, processing, not_applied,
          warnings, provider, cost, deleted, created_at, updated_at) from stdin\
        """,
        jobs * IMAGES_OF_A_JOB,
        this::imageLine);
    for (String index : indices) {
      execute(owner, index);
    }
    retries(owner);
    sums(owner);
    for (String table :
        List.of("job", "image", "event", "statistics", "duration_count", "provider_cost")) {
      execute(owner, "vacuum analyze " + table);
    }
  }

  /// Many rows are indexed faster at the end. Keys stay.
  private static List<String> dropped(Connection owner) throws SQLException {
    List<String> made = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (var query =
            owner.prepareStatement(
                """
                select indexname, indexdef from pg_indexes
                where schemaname = 'history' and tablename in ('job', 'image')
                  and indexname not in (select conname from pg_constraint)\
                """);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        names.add(row.getString(1));
        made.add(row.getString(2));
      }
    }
    for (String name : names) {
      execute(owner, "drop index " + name);
    }
    return made;
  }

  private static void copy(Connection owner, String statement, int rows, IntFunction<String> line)
      throws SQLException {
    CopyIn copy = owner.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    for (int from = 0; from < rows; from += AT_ONCE) {
      StringBuilder lines = new StringBuilder();
      for (int i = from; i < Math.min(rows, from + AT_ONCE); i++) {
        lines.append(line.apply(i)).append('\n');
      }
      byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(bytes, 0, bytes.length);
    }
    copy.endCopy();
  }

  private String jobLine(int i) {
    Instant start = FIRST.plusSeconds(120L * i);
    long millis = 20_000 + (i * 7919L) % 600_000;
    Instant end = start.plusMillis(millis);
    String status = i % 50 == 0 ? "failed" : i % 97 == 0 ? "cancelled" : "completed";
    String label = "campaign %d batch %d".formatted(i % 400, i);
    return String.join(
        "\t",
        job(i).toString(),
        "/image-factory/jobs",
        "image",
        label,
        "{sea,season%d}".formatted(i % 40),
        status,
        new UUID(9, i % 400).toString(),
        "10",
        "9",
        "1",
        "5",
        "2",
        start.minusSeconds(5).toString(),
        start.toString(),
        end.toString(),
        start.toString(),
        Long.toString(millis),
        SETTINGS,
        "34",
        "34",
        start.toString(),
        end.toString(),
        end.toString(),
        "'campaign':1 '%d':2 'batch':3 '%d':4 'sea':5 'season%d':6".formatted(i % 400, i, i % 40));
  }

  private String imageLine(int i) {
    int job = i / IMAGES_OF_A_JOB;
    int index = i % IMAGES_OF_A_JOB;
    Instant at = FIRST.plusSeconds(120L * job + index);
    UUID id = id(at, i);
    boolean approved = index != 3;
    String status = approved ? "approved" : i % 7 == 0 ? "retry_failed" : "qc_failed";
    String file = approved ? "final/%s/%d.jpg".formatted(job(job), i) : "temp/%s.png".formatted(id);
    return String.join(
        "\t",
        id.toString(),
        job(job).toString(),
        Integer.toString(index),
        Integer.toString(1 + index / 2),
        "a %s at dusk number %d, oil on canvas, wide".formatted(noun(i), i % 5000),
        "42",
        "1:1",
        status,
        approved ? "ok" : "blank",
        approved ? "\\N" : file,
        approved ? file : "\\N",
        approved ? "jpg" : "png",
        "1024",
        "1024",
        "231000",
        "%064x".formatted(i * 0x9E3779B97F4A7C15L),
        approved
            ? """
            {"title":"The %1$s at dusk","description":"A %1$s in the last light of day, painted.","tags":["%1$s","dusk","sea","oil","light"]}\
            """
                .formatted(noun(i))
            : "\\N",
        approved ? PROCESSING : "\\N",
        approved ? "[]" : "\\N",
        approved ? "[]" : "\\N",
        i % 3 == 0 ? "openai" : "embedded",
        "0.0040",
        "f",
        at.toString(),
        at.plusSeconds(9).toString());
  }

  private static String noun(int i) {
    return List.of("lighthouse", "fox", "harbour", "nebula", "garden", "bridge", "owl").get(i % 7);
  }

  private static UUID id(Instant at, long number) {
    return new UUID(
        (at.toEpochMilli() << 16) | 0x7000 | (number & 0xfff),
        0x8000_0000_0000_0000L | ((number * 0x9E3779B97F4A7C15L) >>> 2));
  }

  /// People sent a few thousand images to be made again: most are through, some wait.
  private static void retries(Connection owner) throws SQLException {
    execute(
        owner,
        """
        insert into event (job_id, id, sequence, at, position, type, data)
        select job_id, gen_random_uuid(), 30, updated_at, 30, 'imagefactory.job.retry-requested',
          json_build_object('imageId', id)
        from (select job_id, id, updated_at from image where image_index in (3, 4)
          order by id desc limit 4000) asked\
        """);
    execute(
        owner,
        """
        update image set status = case when image_index = 3 then 'processing' else 'retry_pending' end
        where id in (select id from image where image_index in (3, 4) order by id desc limit 60)\
        """);
  }

  private static void sums(Connection owner) throws SQLException {
    execute(
        owner,
        """
        insert into statistics (day, kind, configuration_id, jobs, completed, failed, images,
          successful_images, failed_images, finished, millis)
        select (began_at at time zone 'UTC')::date, kind, counted, count(*),
          count(*) filter (where status = 'completed'), count(*) filter (where status = 'failed'),
          sum(total), sum(successful), sum(failed), count(*), sum(duration_ms)
        from job, unnest(array[configuration_id, '%s']) as counted group by 1, 2, 3\
        """
            .formatted(ALL));
    execute(
        owner,
        """
        insert into duration_count (day, kind, configuration_id, step, jobs)
        select (began_at at time zone 'UTC')::date, kind, counted,
          round(8 * ln(greatest(duration_ms, 1)) / ln(2))::int, count(*)
        from job, unnest(array[configuration_id, '%s']) as counted
        where status in ('completed', 'failed') group by 1, 2, 3, 4\
        """
            .formatted(ALL));
    execute(
        owner,
        """
        insert into provider_cost (day, provider, images, cost)
        select (created_at at time zone 'UTC')::date, provider, count(*), sum(cost)
        from image group by 1, 2\
        """);
    execute(
        owner,
        "insert into image_count (status, images) select status, count(*) from image group by 1");
  }

  private static void execute(Connection owner, String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
