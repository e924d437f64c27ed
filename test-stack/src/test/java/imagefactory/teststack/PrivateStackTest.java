package imagefactory.teststack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateStackTest {

  @TempDir Path folder;

  @Test
  void brings_killed_servers_back_with_their_data() throws Exception {
    try (var own = PrivateStack.start(folder)) {
      execute(own, "create table history.kept (id int)");
      own.killPostgres();
      own.killKafka();

      assertThatThrownBy(() -> execute(own, "select * from history.kept"))
          .isInstanceOf(SQLException.class);

      own.startPostgres();
      own.startKafka();
      execute(own, "select * from history.kept");
      try (var admin =
          Admin.create(
              Map.<String, Object>of("bootstrap.servers", own.stack().bootstrapServers()))) {
        assertThat(admin.listTopics().names().get()).contains(own.stack().topic("job-events"));
      }
    }
  }

  private static void execute(PrivateStack own, String sql) throws SQLException {
    try (var owner = own.stack().asOwner("history");
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
