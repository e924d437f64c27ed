package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import imagefactory.history.export.Exports;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@OnStack
class ExportTest {
  @Inject HistoryHandler handler;
  @Inject Exports exports;
  @Inject Jdbi jdbi;

  @Test
  void a_job_is_a_workbook() throws IOException {
    Tale tale = told("export me", null, 600);

    var answer = given().get("/api/v1/history/jobs/{id}/export", tale.job);
    answer.then().statusCode(200);
    assertThat(answer.header("Content-Disposition"))
        .startsWith("attachment; filename=\"export_me-")
        .endsWith(".xlsx\"");
    try (ReadableWorkbook book = new ReadableWorkbook(answer.asInputStream())) {
      assertThat(book.findSheet("Images").orElseThrow().read()).hasSize(601);
    }
  }

  @Test
  void a_job_is_a_document_and_a_table() {
    Tale tale = told("both", null, 2);

    given()
        .get("/api/v1/history/jobs/{id}/export?format=json", tale.job)
        .then()
        .statusCode(200)
        .contentType(ContentType.JSON)
        .body("job.label", equalTo("both"))
        .body("settings.variations", equalTo(2))
        .body("images", hasSize(2))
        .body("images[1].title", equalTo("Lighthouse"));
    var csv = given().get("/api/v1/history/jobs/{id}/export?format=csv", tale.job);
    assertThat(csv.contentType()).startsWith("text/csv");
    assertThat(csv.asString().lines()).hasSize(3);
  }

  @Test
  void a_stock_site_gets_its_own_table_and_we_its_report() {
    Tale tale = told("stock", null, 2);

    String adobe =
        given().get("/api/v1/history/jobs/{id}/export?profile=adobe-stock", tale.job).asString();
    assertThat(adobe.lines().findFirst()).hasValue("Filename,Title,Keywords,Category,Releases");
    assertThat(adobe.lines()).hasSize(3);
    given()
        .get("/api/v1/history/jobs/{id}/export/report?profile=shutterstock", tale.job)
        .then()
        .statusCode(200)
        .body("images", equalTo(0))
        .body("leftOut", equalTo(2));
  }

  @Test
  void many_jobs_are_one_file_each_in_a_zip() throws IOException {
    UUID configuration = Ids.next();
    List<UUID> jobs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      jobs.add(told("bulk", configuration, 1).job);
    }

    Map<String, byte[]> byIds = unzipped(Map.of("ids", jobs, "format", "csv"));
    assertThat(byIds).hasSize(3);
    assertThat(byIds.keySet()).allMatch(name -> name.startsWith("bulk-") && name.endsWith(".csv"));
    Map<String, byte[]> byFilter =
        unzipped(
            Map.of(
                "filter",
                Map.of("configurationId", configuration.toString()),
                "profile",
                "adobe-stock"));
    assertThat(byFilter).hasSize(4).containsKey("report.json");
    JsonPath report =
        JsonPath.from(new String(byFilter.get("report.json"), StandardCharsets.UTF_8));
    assertThat(report.getList("images")).containsExactly(1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|ids",
        "{\"ids\":[\"7\"]}|ids",
        "{\"ids\":[\"019b0000-0000-7000-8000-000000000000\"]}|ids",
        "{\"filter\":{\"status\":[\"lost\"]}}|status",
        "{\"filter\":{\"kind\":[\"none\"]},\"format\":\"pdf\"}|format",
        "{\"filter\":{\"kind\":[\"none\"]},\"profile\":\"nowhere\"}|profile"
      })
  void names_what_makes_no_sense(String body, String field) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/history/exports")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(field));
  }

  @Test
  void one_more_than_may_run_at_once_is_asked_to_come_back() throws IOException {
    Tale tale = told("crowd", null, 1);
    List<Exports.Place> taken = new ArrayList<>();
    while (!exports.areFull()) {
      taken.add(exports.await());
    }
    try {
      given()
          .get("/api/v1/history/jobs/{id}/export", tale.job)
          .then()
          .statusCode(503)
          .body("code", equalTo("too_many_exports"));
    } finally {
      taken.forEach(Exports.Place::close);
    }
    // Asking for the headers alone takes no place.
    for (int i = 0; i < 10; i++) {
      given().head("/api/v1/history/jobs/{id}/export", tale.job);
    }
    given().get("/api/v1/history/jobs/{id}/export", tale.job).then().statusCode(200);
  }

  @Test
  void there_is_no_export_of_no_job() {
    given().get("/api/v1/history/jobs/{id}/export", Ids.next()).then().statusCode(404);
  }

  private static Map<String, byte[]> unzipped(Map<String, ?> request) throws IOException {
    var answer =
        given().contentType(ContentType.JSON).body(request).post("/api/v1/history/exports");
    answer.then().statusCode(200).contentType("application/zip");
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream in = new ByteArrayInputStream(answer.asByteArray());
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private Tale told(String label, @Nullable UUID configuration, int images) {
    Tale tale = new Tale().queued(label, 1, images, configuration).started();
    for (int i = 0; i < images; i++) {
      UUID image = tale.ordered(i);
      tale.generated(image).approved(image);
    }
    tale.completed(images, 0);
    jdbi.useTransaction(tx -> handler.rememberImages(tx, tale.events()));
    return tale;
  }
}
