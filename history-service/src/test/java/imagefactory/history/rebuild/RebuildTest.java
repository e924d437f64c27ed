package imagefactory.history.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.JobEvent;
import imagefactory.history.HistoryHandler;
import imagefactory.history.Reading;
import imagefactory.history.Tale;
import imagefactory.history.Topics;
import imagefactory.history.timeline.DerivedId;
import imagefactory.history.timeline.Told;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// History made anew, beside the one that serves.
@QuarkusTest
@OnStack
class RebuildTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Inject Jdbi jdbi;
  @Inject Rebuilds rebuilds;
  @Inject HistoryHandler handler;

  @Test
  void ends_in_the_rows_that_served_before_whatever_was_done_to_them(Stack stack) {
    Tale finished = finished();
    Tale unfinished = new Tale().queued("goes on", 1, 2, null).started();
    UUID image = unfinished.ordered(0);
    String run = "run-" + Ids.next();
    try (Topics topics = new Topics(stack)) {
      finished.events().reversed().forEach(topics::tell);
      unfinished.events().forEach(topics::tell);
      topics.external("started", "/ci", run, 1L, NOON, event(null));
      topics.external(
          "item",
          "/ci",
          run,
          2L,
          NOON,
          event(new ExternalJobEvent.Item("a", "ok", Map.of("n", 1))));
      Reading.untilAllIsRead();
      Map<String, List<String>> before = rows();

      jdbi.useHandle(h -> {
        h.execute("update job set label = 'wrong', total = 99 where id = ?", finished.job);
        h.execute("delete from image where job_id = ?", finished.job);
        h.execute("delete from event where job_id = ?", unfinished.job);
        h.execute("update statistics set jobs = jobs + 5");
      });
      rebuild();

      assertThat(rows()).isEqualTo(before);
      given()
          .get("/api/v1/history/jobs/{id}", finished.job)
          .then()
          .body("label", equalTo("finished"))
          .body("total", equalTo(2));
      given()
          .get("/api/v1/history/jobs/{id}", DerivedId.ofJob("/ci", run))
          .then()
          .body("externalId", equalTo(run));

      unfinished.generated(image).judged(image, true).approved(image).completed(1, 0);
      unfinished.events().forEach(topics::tell);
    }
    Reading.untilAllIsRead();
    given()
        .get("/api/v1/history/jobs/{id}", unfinished.job)
        .then()
        .body("status", equalTo("completed"))
        .body("missingEvents", equalTo(0));
    given()
        .get("/api/v1/history/jobs/{id}/images", unfinished.job)
        .then()
        .body("items[0].qcStatus", equalTo("approved"));
  }

  @Test
  void takes_in_what_is_told_while_it_runs(Stack stack) {
    List<Tale> tales = new ArrayList<>();
    try (Topics topics = new Topics(stack)) {
      given().post("/api/v1/history/rebuild").then().statusCode(202);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> {
            tales.add(finished());
            tales.getLast().events().forEach(topics::tell);
            return !running();
          });
    }
    Reading.untilAllIsRead();
    for (Tale tale : tales) {
      given()
          .get("/api/v1/history/jobs/{id}", tale.job)
          .then()
          .statusCode(200)
          .body("status", equalTo("completed"))
          .body("missingEvents", equalTo(0));
    }
    Map<String, List<String>> live = rows();
    rebuild();
    assertThat(rows()).isEqualTo(live);
  }

  @Test
  void leaves_out_what_lies_among_the_dead_letters_and_tells_all_beside_it(Stack stack) {
    Tale tale = finished();
    String run = "run-" + Ids.next();
    try (Topics topics = new Topics(stack)) {
      tale.events().forEach(topics::tell);
      topics.external("started", "/ci", run, 1L, NOON, event("good", null));
      topics.external("progressed", "/ci", run, 2L, NOON, event("nul \0 in it", null));
      topics.external("completed", "/ci", run, 3L, NOON, event("good", null));
    }
    Reading.untilAllIsRead();
    Map<String, List<String>> before = rows();

    rebuild();

    assertThat(rows()).isEqualTo(before);
    given()
        .get("/api/v1/history/jobs/{id}", DerivedId.ofJob("/ci", run))
        .then()
        .body("status", equalTo("completed"));
    given().get("/api/v1/history/rebuild").then().body("latest.skipped", greaterThan(0));
  }

  @Test
  void tells_what_was_kept_and_the_topics_no_longer_have(Stack stack) {
    Tale gone = finished();
    Tale cutShort = finished();
    List<Told<JobEvent>> still = cutShort.events().subList(4, cutShort.events().size());
    jdbi.useTransaction(tx -> {
      handler.rememberImages(tx, gone.events());
      handler.rememberImages(tx, cutShort.events());
    });
    try (Topics topics = new Topics(stack)) {
      still.forEach(topics::tell);
    }
    Reading.untilAllIsRead();
    Map<String, List<String>> before = rows();

    rebuild();

    assertThat(rows()).isEqualTo(before);
    given()
        .get("/api/v1/history/rebuild")
        .then()
        .body("latest.kept", greaterThanOrEqualTo(gone.events().size() + 4));
  }

  @Test
  void waits_for_a_vacuum_without_holding_up_what_comes_in(Stack stack) {
    Tale tale = finished();
    jdbi.useTransaction(vacuum -> {
      vacuum.execute("lock table image in share update exclusive mode");
      given().post("/api/v1/history/rebuild").then().statusCode(202);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> given().get("/api/v1/history/rebuild").path("latest.phase").equals("swap"));
      try (Topics topics = new Topics(stack)) {
        tale.events().forEach(topics::tell);
      }
      Reading.untilAllIsRead();
      given()
          .get("/api/v1/history/jobs/{id}", tale.job)
          .then()
          .body("status", equalTo("completed"));
      assertThat(running()).isTrue();
    });
    untilItServes();
    given()
        .get("/api/v1/history/jobs/{id}", tale.job)
        .then()
        .body("status", equalTo("completed"))
        .body("missingEvents", equalTo(0));
  }

  @Test
  void begins_again_from_nothing_when_its_process_died(Stack stack) {
    Tale tale = finished();
    try (Topics topics = new Topics(stack)) {
      tale.events().forEach(topics::tell);
    }
    Reading.untilAllIsRead();
    Map<String, List<String>> before = rows();
    UUID leftOver = Ids.next();
    jdbi.useTransaction(h -> {
      h.execute(
          "insert into rebuild (id, state, asked_by, started_at) values (?, 'telling', 'x', now())",
          Ids.next());
      h.execute("select rebuild_prepare()");
      h.execute("insert into history_shadow.job (id, label) values (?, 'half')", leftOver);
    });

    rebuilds.takeOver();
    untilItServes();

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void is_left_to_its_process_while_that_lives() {
    UUID id = Ids.next();
    Alive other = Alive.take(jdbi, id).orElseThrow();
    try (other) {
      jdbi.useHandle(h ->
          h.execute(
              "insert into rebuild (id, state, asked_by, started_at) values (?, 'telling', 'x', now())",
              id));

      assertThat(rebuilds.takeOver()).isFalse();

      assertThat(epoch(id)).isEqualTo(1);
      given()
          .post("/api/v1/history/rebuild")
          .then()
          .statusCode(409)
          .body("code", equalTo("rebuild_running"));
    }
    rebuilds.takeOver();
    untilItServes();
    assertThat(epoch(id)).isEqualTo(2);
  }

  private int epoch(UUID id) {
    return jdbi.withHandle(h ->
        h.createQuery("select epoch from rebuild where id = :id")
            .bind("id", id)
            .mapTo(Integer.class)
            .one());
  }

  @Test
  void leaves_the_same_indices_and_keys() {
    List<String> before = definitions();
    rebuild();
    assertThat(definitions()).isEqualTo(before).hasSizeGreaterThan(20);
  }

  @Test
  void no_vacuum_begins_while_the_new_tables_are_filled() {
    List<String> undisturbed =
        jdbi.withHandle(tx -> {
          tx.begin();
          Shadow.prepare(tx);
          List<String> tables =
              tx.createQuery(
                      """
                      select relname from pg_class
                      where relnamespace = 'history_shadow'::regnamespace
                        and 'autovacuum_enabled=false' = any(reloptions)\
                      """)
                  .mapTo(String.class)
                  .list();
          tx.rollback();
          return tables;
        });
    assertThat(undisturbed).containsExactlyInAnyOrderElementsOf(Shadow.tables(jdbi));
  }

  private List<String> definitions() {
    return jdbi.withHandle(h ->
        h.createQuery(
                """
                select indexdef from pg_indexes where schemaname = 'history'
                  and tablename = any(projections())
                union all
                select conrelid::regclass || conname || pg_get_constraintdef(oid)
                from pg_constraint where connamespace = 'history'::regnamespace
                  and conrelid::regclass::text = any(projections())
                union all
                select relname || coalesce(reloptions::text, '') from pg_class
                where relnamespace = 'history'::regnamespace and relname = any(projections())
                order by 1\
                """)
            .mapTo(String.class)
            .list());
  }

  private static void rebuild() {
    given().post("/api/v1/history/rebuild").then().statusCode(202);
    untilItServes();
  }

  private static void untilItServes() {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !running());
    given()
        .get("/api/v1/history/rebuild")
        .then()
        .body("latest.error", nullValue())
        .body("latest.state", equalTo("completed"))
        .body("latest.percent", equalTo(100));
  }

  private static boolean running() {
    return given().get("/api/v1/history/rebuild").<Boolean>path("running");
  }

  private static Tale finished() {
    Tale tale = new Tale().queued("finished", 2, 1, null).started();
    UUID good = tale.ordered(0);
    UUID bad = tale.ordered(1);
    return tale.generated(good)
        .judged(good, true)
        .approved(good)
        .generated(bad)
        .judged(bad, false)
        .completed(1, 1);
  }

  private static ExternalJobEvent event(ExternalJobEvent.@Nullable Item item) {
    return event("nightly", item);
  }

  private static ExternalJobEvent event(String label, ExternalJobEvent.@Nullable Item item) {
    return new ExternalJobEvent(
        "build", label, List.of("t"), null, 2, 1, 0, Map.of("branch", "main"), null, item, null);
  }

  /// All there is, as text.
  private Map<String, List<String>> rows() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String table :
        List.of(
            "job",
            "image",
            "item",
            "event",
            "statistics",
            "image_count",
            "duration_count",
            "provider_cost")) {
      String counted =
          switch (table) {
            case "statistics", "duration_count" -> "where jobs <> 0";
            case "image_count", "provider_cost" -> "where images <> 0";
            default -> "";
          };
      all.put(
          table,
          jdbi.withHandle(h ->
              h.createQuery("select t::text from %s t %s order by 1".formatted(table, counted))
                  .mapTo(String.class)
                  .list()));
    }
    return all;
  }
}
