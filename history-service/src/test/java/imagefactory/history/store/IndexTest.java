package imagefactory.history.store;

import static imagefactory.contracts.ImageStatus.APPROVED;
import static imagefactory.contracts.ImageStatus.QC_FAILED;
import static imagefactory.contracts.ImageStatus.RETRY_FAILED;
import static imagefactory.history.store.JobOrder.Key.COMPLETED_AT;
import static imagefactory.history.store.JobOrder.Key.DURATION;
import static imagefactory.history.store.JobOrder.Key.LABEL;
import static imagefactory.history.store.JobOrder.Key.STARTED_AT;
import static imagefactory.history.store.JobOrder.Key.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import imagefactory.contracts.JobStatus;
import imagefactory.kit.page.Cursor;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each question is found by its index, on thousands of rows that the planner knows and that nobody
/// else ever sees: they are never committed.
@QuarkusTest
@OnStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexTest {
  private static final UUID CONFIGURATION = new UUID(1, 7);
  private static final UUID JOB = new UUID(2, 100);

  private Handle rows;

  @BeforeAll
  void thousands_of_jobs_and_images(Stack stack) throws SQLException {
    rows = Jdbi.create(stack.asOwner("history")).installPlugin(new PostgresPlugin()).open().begin();
    rows.execute(
        """
        insert into job (id, source, kind, label, tags, status, configuration_id, parent_id,
          began_at, completed_at, duration_ms, settings, search, updated_at)
        select md5('job' || i)::uuid, '/source/' || i % 20, case when i % 20 = 0 then 'build' else 'image' end,
          'label ' || i, array['tag' || i % 500],
          case i % 100 when 0 then 'failed' when 5 then 'running' else 'completed' end,
          ('00000000-0000-0001-0000-0000000000' || lpad(to_hex(i % 200), 2, '0'))::uuid,
          md5('parent' || i % 500)::uuid, timestamptz '2026-01-01Z' + i * interval '1 minute', timestamptz '2026-01-01Z' + i * interval '2 minutes', i,
          jsonb_build_object('prompts', jsonb_build_array('word' || i % 1000)),
          to_tsvector('simple', 'label ' || i), now()
        from generate_series(1, 8000) i\
        """);
    rows.execute(
        """
        insert into image (id, job_id, image_index, prompt, status, metadata, deleted,
          created_at, updated_at)
        select md5('image' || i)::uuid,
          ('00000000-0000-0002-0000-0000000000' || lpad(to_hex(i % 250), 2, '0'))::uuid, i,
          'prompt word' || i % 1000,
          case i % 100 when 0 then 'qc_failed' when 5 then 'retry_failed' else 'approved' end,
          jsonb_build_object('title', 'title' || i), false, now(), now()
        from generate_series(1, 8000) i\
        """);
    rows.execute(
        """
        insert into event (job_id, id, at, position, type, data, actor)
        select md5('job' || i / 20)::uuid, md5('event' || i)::uuid, now(), i % 20, 'x',
          json_build_object('bytes', i), case when i % 20 = 0 then 'person ' || i % 500 end
        from generate_series(1, 8000) i\
        """);
    rows.execute("analyze event");
    rows.execute("analyze job");
    rows.execute("analyze image");
  }

  @AfterAll
  void forget() {
    rows.rollback();
    rows.close();
  }

  static Stream<Object> jobs() {
    List<JobStatus> failed = List.of(JobStatus.FAILED);
    List<JobStatus> two = List.of(JobStatus.FAILED, JobStatus.RUNNING);
    Instant from = Instant.parse("2026-01-06T00:00:00Z");
    return Stream.of(
        arguments("job_began", STARTED_AT, filter(List.of(), List.of(), null, null)),
        arguments("job_began", STARTED_AT, filter(List.of(), List.of(), null, from)),
        arguments("job_completed", COMPLETED_AT, filter(List.of(), List.of(), null, null)),
        arguments("job_duration", DURATION, filter(List.of(), List.of(), null, null)),
        arguments("job_label", LABEL, filter(List.of(), List.of(), null, null)),
        arguments("job_status", STATUS, filter(List.of(), List.of(), null, null)),
        arguments("job_kind_began", STARTED_AT, filter(List.of("build"), List.of(), null, null)),
        arguments("job_status_began", STARTED_AT, filter(List.of(), failed, null, null)),
        arguments("job_status_began", STARTED_AT, filter(List.of(), two, null, null)),
        arguments(
            "job_kind_status_began", STARTED_AT, filter(List.of("build"), failed, null, null)),
        arguments(
            "job_kind_status_began", STARTED_AT, filter(List.of("build", "x"), two, null, null)),
        arguments(
            "job_kind_completed", COMPLETED_AT, filter(List.of("build"), List.of(), null, null)),
        arguments("job_kind_duration", DURATION, filter(List.of("build"), List.of(), null, null)),
        arguments("job_status_completed", COMPLETED_AT, filter(List.of(), failed, null, null)),
        arguments("job_status_duration", DURATION, filter(List.of(), failed, null, null)),
        arguments("job_source_began", STARTED_AT, filter(List.of(), List.of(), "/source/3", null)),
        arguments(
            "job_source_kind_began",
            STARTED_AT,
            filter(List.of("build"), List.of(), "/source/0", null)),
        arguments("job_tags", LABEL, narrow(List.of("tag3"), null, null, null, null)),
        arguments("job_label", DURATION, narrow(List.of(), "label 7", null, null, null)),
        arguments(
            "job_configuration_began",
            DURATION,
            narrow(List.of(), null, CONFIGURATION, null, null)),
        arguments("job_parent", COMPLETED_AT, narrow(List.of(), null, null, new UUID(3, 3), null)),
        arguments("job_prompts", STARTED_AT, narrow(List.of(), null, null, null, "word170")),
        arguments("job_search", STARTED_AT, narrow(List.of(), null, null, null, "4711 label")));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void jobs_are_found_by_an_index(String index, JobOrder.Key key, JobFilter filter) {
    for (boolean descending : List.of(true, false)) {
      JobOrder order = new JobOrder(key, descending);
      assertThat(filter.refusal(order)).isEmpty();
      assertFound(index, filter.page(order, Optional.empty()));
      assertFound(index, filter.page(order, order.cursor(deep(order))));
    }
  }

  private static String deep(JobOrder order) {
    Object key =
        switch (order.key()) {
          case STARTED_AT, COMPLETED_AT -> Instant.parse("2026-01-04T00:00:00Z");
          case DURATION -> 4000;
          case LABEL -> "label 4000";
          case STATUS -> "failed";
        };
    return Cursor.of(order.parameter(), key, new UUID(4, 4)).text();
  }

  @Test
  void images_are_found_by_an_index() {
    assertFound("image_pkey", new ImageFilter(List.of(), null, null).newest(null));
    assertFound("image_status", new ImageFilter(List.of(QC_FAILED), null, null).newest(null));
    assertFound(
        "image_status",
        new ImageFilter(List.of(QC_FAILED, RETRY_FAILED), null, null).newest(new UUID(5, 5)));
    assertFound("image_of_job", new ImageFilter(List.of(APPROVED), JOB, null).newest(null));
    assertFound("image_words", ImageFilter.gallery(null, "word17 title17").newest(null));
  }

  @Test
  void the_jobs_of_a_person_are_found_by_an_index() {
    assertFound(
        "event_actor",
        ErasureQueries.sql(new ErasureQueries.Traits(null, "person 40", null, null)).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource
  void what_no_index_finds_is_refused(JobOrder.Key key, JobFilter filter) {
    assertThat(filter.refusal(new JobOrder(key, true)))
        .hasValueSatisfying(why -> assertThat(why).startsWith("expected"));
  }

  static Stream<Object> what_no_index_finds_is_refused() {
    List<JobStatus> failed = List.of(JobStatus.FAILED);
    return Stream.of(
        arguments(LABEL, filter(List.of("build"), List.of(), null, null)),
        arguments(STATUS, filter(List.of(), failed, null, null)),
        arguments(DURATION, filter(List.of("build"), failed, null, null)),
        arguments(DURATION, filter(List.of(), List.of(), null, Instant.EPOCH)),
        arguments(STARTED_AT, filter(List.of(), failed, "/source/1", null)));
  }

  private void assertFound(String index, Sql sql) {
    String plan = new Sql(sql.text().replace(":limit", "51"), sql.where()).plan(rows);
    assertThat(plan)
        .as(sql.text())
        .containsPattern("\\b" + index + "\\b")
        .doesNotContain("Seq Scan");
  }

  private static JobFilter filter(
      List<String> kinds,
      List<JobStatus> statuses,
      @Nullable String source,
      @Nullable Instant from) {
    return new JobFilter(kinds, statuses, null, List.of(), null, null, source, from, null, null);
  }

  private static JobFilter narrow(
      List<String> tags,
      @Nullable String label,
      @Nullable UUID configuration,
      @Nullable UUID parent,
      @Nullable String words) {
    return new JobFilter(
        List.of("image"), List.of(), label, tags, configuration, parent, null, null, null, words);
  }
}
