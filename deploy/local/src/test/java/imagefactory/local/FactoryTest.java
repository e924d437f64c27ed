package imagefactory.local;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.local.home.Home;
import imagefactory.local.supervise.Pretended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactoryTest {

  private static final String SUBMIT = "POST /api/v1/jobs";
  private static final String LOOK = "GET /api/v1/jobs/j1";
  private static final String IMAGES = "GET /api/v1/history/jobs/j1/images";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Map<String, String> environment;
  private FakeDoors doors;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    environment =
        Map.of(
            "FACTORY_HOME", folder.resolve("home").toString(),
            "FACTORY_PORT_OFFSET", Integer.toString(Pretended.freeOffset()));
    var home = Home.of(environment);
    Pretended.up(home);
    doors = new FakeDoors(home);
    file = Files.writeString(folder.resolve("job.yaml"), "settings: {prompts: [a fox]}\n");
  }

  @AfterEach
  void close() {
    doors.close();
  }

  @Test
  void run_copies_the_images_of_a_completed_job() throws IOException {
    doors
        .on(SUBMIT, 202, job("queued", 0))
        .on(LOOK, 200, job("running", 0))
        .on(LOOK, 200, job("running", 1))
        .on(LOOK, 200, job("completed", 1))
        .on(IMAGES, 404, "{\"status\":404}")
        .on(IMAGES, 200, "{\"items\":[],\"next\":null}")
        .on(
            IMAGES,
            200,
            """
            {"items":[{"id":"i1","qcStatus":"approved","finalImagePath":"final/j1/a-fox.jpg"},
                      {"id":"i2","qcStatus":"qc_failed","tempImagePath":"temp/j1/i2.png"}],"next":null}
            """)
        .on("GET /api/v1/history/jobs/j1", 200, "{\"status\":\"running\"}")
        .on("GET /api/v1/history/jobs/j1", 200, "{\"status\":\"completed\"}")
        .on("GET /api/v1/history/jobs/j1/export", 200, "a workbook")
        .on("GET /api/v1/images/i1/file", 200, "pixels");

    assertThat(factory("run", file.toString(), "--out", folder.resolve("made").toString()))
        .isZero();

    assertThat(folder.resolve("made").resolve("a-fox.jpg")).hasContent("pixels");
    assertThat(folder.resolve("made").resolve("images.json")).content().contains("qc_failed");
    assertThat(folder.resolve("made").resolve("job.xlsx")).hasContent("a workbook");
    assertThat(said(out))
        .contains("running: 60 %, generation 1 of 2, 1 of 2 images")
        .contains("1 image in " + folder.resolve("made"));
  }

  @Test
  void run_names_the_field_that_is_at_fault() {
    doors.on(
        SUBMIT,
        400,
        """
        {"status":400,"title":"Bad Request","code":"invalid",
         "errors":[{"field":"settings.variations","message":"expected 1 to 20, but found 21"}]}
        """);

    assertThat(factory("run", file.toString())).isEqualTo(2);

    assertThat(said(err)).isEqualTo("settings.variations: expected 1 to 20, but found 21\n");
  }

  @Test
  void run_says_that_a_file_is_not_there() {
    assertThat(factory("run", folder.resolve("none.yaml").toString())).isEqualTo(2);

    assertThat(said(err)).contains("there is no");
    assertThat(doors.asked()).isEmpty();
  }

  @Test
  void run_tells_why_a_job_failed() {
    doors
        .on(SUBMIT, 202, job("queued", 0))
        .on(
            LOOK,
            200,
            job("failed", 0)
                .replace(
                    "{\"id\"",
                    "{\"errorCode\":\"provider_down\",\"errorMessage\":\"no answer\",\"id\""));

    assertThat(factory("run", file.toString())).isEqualTo(3);

    assertThat(said(out)).contains("The job is failed: no answer [provider_down]");
  }

  @Test
  void run_blames_the_stack_when_a_service_breaks() {
    doors.on(SUBMIT, 500, "{\"status\":500,\"title\":\"Internal Server Error\"}");

    assertThat(factory("run", file.toString())).isEqualTo(4);
  }

  @Test
  void run_blames_the_stack_when_nobody_answers() {
    doors.close();

    assertThat(factory("run", file.toString())).isEqualTo(4);

    assertThat(said(err)).contains("Nobody listens there. Start the stack with ./factory up");
  }

  @Test
  void show_asks_history_for_a_job_of_another_service() {
    doors.on("GET /api/v1/history/jobs/x9", 200, "{\"id\":\"x9\",\"kind\":\"build\"}");

    assertThat(factory("show", "x9")).isZero();

    assertThat(said(out)).contains("\"kind\" : \"build\"");
  }

  @Test
  void jobs_lists_the_latest() {
    doors.on(
        "GET /api/v1/history/jobs",
        200,
        """
        {"items":[{"id":"j1","status":"completed","label":"foxes","total":4,"successful":3,
          "progress":{"percent":100}}],"next":null}
        """);

    assertThat(factory("jobs")).isZero();

    assertThat(said(out)).contains("j1", "completed", "100 %", "3/4", "foxes");
  }

  @Test
  void cancel_asks_the_owner() {
    doors.on("POST /api/v1/jobs/j1/cancel", 202, "{}");

    assertThat(factory("cancel", "j1", "--force")).isZero();

    assertThat(doors.asked()).containsExactly("POST /api/v1/jobs/j1/cancel");
  }

  @Test
  void a_job_is_paused_resumed_and_deleted_by_its_owner() {
    doors
        .on("POST /api/v1/jobs/j1/pause", 202, "{}")
        .on("POST /api/v1/jobs/j1/resume", 202, "{}")
        .on("DELETE /api/v1/jobs/j1", 204, "");

    assertThat(factory("pause", "j1")).isZero();
    assertThat(factory("resume", "j1")).isZero();
    assertThat(factory("delete", "j1")).isZero();

    assertThat(doors.asked())
        .containsExactly(
            "POST /api/v1/jobs/j1/pause", "POST /api/v1/jobs/j1/resume", "DELETE /api/v1/jobs/j1");
  }

  @Test
  void rerun_says_which_job_is_the_new_one() {
    doors.on("POST /api/v1/jobs/j1/rerun", 202, "{\"id\":\"j2\",\"label\":\"foxes (Rerun)\"}");

    assertThat(factory("rerun", "j1")).isZero();

    assertThat(said(out)).contains("foxes (Rerun) is job j2");
  }

  @Test
  void retry_asks_for_the_failed_images_alone() {
    doors
        .on(
            "GET /api/v1/history/jobs/j1/images",
            200,
            "{\"items\":[{\"id\":\"a\",\"qcStatus\":\"approved\"},{\"id\":\"b\",\"qcStatus\":\"qc_failed\"}]}")
        .on("POST /api/v1/review/retry", 202, "{\"accepted\":[\"b\"],\"refused\":[]}");

    assertThat(factory("retry", "j1")).isZero();

    assertThat(said(out)).contains("1 of 1 failed images are processed again");
  }

  @Test
  void export_saves_the_file_and_tells_what_a_site_takes_differently() {
    doors
        .on("GET /api/v1/history/jobs/j1/export", 200, "Filename\r\n")
        .on(
            "GET /api/v1/history/jobs/j1/export/report",
            200,
            """
            {"images":3,"cut":1,"leftOut":0,"findings":[{"file":"a.jpg","column":"Title",
              "code":"cut","message":"expected at most 70 characters, but found 99"}]}
            """);
    Path file = folder.resolve("adobe.csv");

    assertThat(factory("export", "j1", "--profile", "adobe-stock", "--out", file.toString()))
        .isZero();

    assertThat(file).hasContent("Filename\r\n");
    assertThat(said(out))
        .contains("3 images, 1 of them changed, 0 left out")
        .contains("a.jpg, Title cut: expected at most 70 characters, but found 99");
  }

  @Test
  void logs_prints_the_text() {
    doors.on("GET /api/v1/history/jobs/j1/logs", 200, "one\ntwo\n");

    assertThat(factory("logs", "j1")).isZero();

    assertThat(said(out).lines()).containsExactly("one", "two");
  }

  @Test
  void logs_follows_until_the_job_has_ended_and_nothing_more_comes() {
    String nothing = "{\"items\":[],\"next\":null}";
    doors
        .on("GET /api/v1/history/jobs/j1", 200, "{\"status\":\"running\"}")
        .on("GET /api/v1/history/jobs/j1", 200, "{\"status\":\"completed\"}")
        .on("GET /api/v1/history/jobs/j1/logs", 200, entry("generate", 0, "made", 12))
        .on("GET /api/v1/history/jobs/j1/logs", 200, nothing)
        .on("GET /api/v1/history/jobs/j1/logs", 200, entry("judge", 1, "passed", 3))
        .on("GET /api/v1/history/jobs/j1/logs", 200, nothing);

    assertThat(factory("logs", "j1", "--follow")).isZero();

    assertThat(said(out).lines())
        .containsExactly(
            "2026-11-01T10:00:00Z INFO  generate #1: made (12 ms)",
            "2026-11-01T10:00:00Z INFO  judge #2: passed (3 ms)");
  }

  private static String entry(String step, int image, String message, int millis) {
    return """
    {"items":[{"timestamp":"2026-11-01T10:00:00Z","level":"info","stepName":"%s","imageIndex":%d,
               "message":"%s","durationMs":%d,"errorCode":null,"cursor":"7"}],"next":null}
    """
        .formatted(step, image, message, millis);
  }

  @Test
  void an_unknown_command_is_the_users_mistake() {
    assertThat(factory("fly")).isEqualTo(2);
  }

  private int factory(String... arguments) {
    return Factory.run(environment, stream(out), stream(err), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String job(String status, int made) {
    return """
    {"id":"j1","status":"%s","label":"foxes","totalImages":2,"successfulImages":%d,
     "failedImages":0,"cancelledImages":0,"settings":{},
     "progress":{"percent":%d,"step":"image_generation","generation":{"current":1,"total":2,"percent":0}}}
    """
        .formatted(status, made, made == 0 ? 20 : 60)
        .strip();
  }
}
