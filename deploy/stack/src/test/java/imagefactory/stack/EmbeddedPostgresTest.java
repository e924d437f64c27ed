package imagefactory.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.stack.EmbeddedPostgres.Safety;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  @TempDir Path folder;

  @Test
  void keeps_its_data_when_it_is_stopped_and_when_it_is_killed() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings())) {
      provision(postgres);
      execute(postgres, "job_owner", "create table job.kept (id int)");
      execute(postgres, "job_app", "insert into job.kept values (1)");
    }
    var crashing = EmbeddedPostgres.start(settings());
    execute(crashing, "job_app", "insert into job.kept values (2)");
    crashing.process().destroyForcibly().waitFor();

    try (var postgres = EmbeddedPostgres.start(settings())) {
      provision(postgres);
      assertThat(count(postgres, "job_app", "select count(*) from job.kept")).isEqualTo(2);
    }
  }

  @Test
  void lets_no_service_read_the_tables_of_another_or_change_its_own_schema() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings())) {
      provision(postgres);
      execute(postgres, "job_owner", "create table job.secret (id int)");

      assertThatThrownBy(() -> execute(postgres, "image_app", "select * from job.secret"))
          .hasMessageContaining("permission denied for schema job");
      assertThatThrownBy(() -> execute(postgres, "job_app", "create table job.mine (id int)"))
          .hasMessageContaining("permission denied for schema job");
      assertThatThrownBy(() -> execute(postgres, "job_app", "create table public.mine (id int)"))
          .hasMessageContaining("permission denied for schema public");
    }
  }

  @Test
  void lets_nobody_in_without_the_password() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings())) {
      provision(postgres);

      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl("factory"), "job_app", "guess"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void ends_a_server_that_was_left_behind() throws Exception {
    var left = EmbeddedPostgres.start(settings());

    assertThat(EmbeddedPostgres.end(settings().data(), settings().programs())).isTrue();

    assertThat(left.process().waitFor()).isZero();
    assertThat(EmbeddedPostgres.end(settings().data(), settings().programs())).isFalse();
  }

  @Test
  void names_the_log_when_it_cannot_start() throws Exception {
    try (var first = EmbeddedPostgres.start(settings())) {
      var second =
          new EmbeddedPostgres.Settings(
              folder.resolve("other"),
              settings().programs(),
              settings().log(),
              first.port(),
              "secret",
              Safety.FORGETFUL);

      assertThatThrownBy(() -> EmbeddedPostgres.start(second)).hasMessageContaining("postgres.log");
      assertThat(Files.readString(settings().log())).contains("Address already in use");
    }
  }

  @Test
  void chooses_the_programs_of_the_platform() {
    assertThat(PostgresPrograms.archive("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
    assertThat(PostgresPrograms.archive("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
    assertThat(PostgresPrograms.archive("Mac OS X", "x86_64"))
        .isEqualTo("postgres-darwin-x86_64.txz");
    assertThat(PostgresPrograms.archive("Mac OS X", "aarch64"))
        .isEqualTo("postgres-darwin-arm_64.txz");
  }

  private EmbeddedPostgres.Settings settings() {
    return new EmbeddedPostgres.Settings(
        folder.resolve("data"),
        Path.of("target", "postgres").toAbsolutePath(),
        folder.resolve("postgres.log"),
        0,
        "secret",
        Safety.DURABLE);
  }

  private static void provision(EmbeddedPostgres postgres) throws SQLException {
    new Provision(postgres.address(), "secret").database("factory", role -> "pw-" + role);
  }

  private static Connection as(EmbeddedPostgres postgres, String role) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl("factory"), role, "pw-" + role);
  }

  private static void execute(EmbeddedPostgres postgres, String role, String sql)
      throws SQLException {
    try (var connection = as(postgres, role);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(EmbeddedPostgres postgres, String role, String sql) throws SQLException {
    try (var connection = as(postgres, role);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
