package imagefactory.teststack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@OnStack
class StackTest {

  @Test
  void gives_a_database_in_which_the_owner_migrates_and_the_application_works(Stack stack)
      throws SQLException {
    try (var owner = stack.asOwner("qc");
        var app = stack.asApplication("qc");
        var ddl = owner.createStatement();
        var dml = app.createStatement()) {
      ddl.execute("create table verdict (id int)");

      assertThat(dml.executeUpdate("insert into verdict values (1)")).isEqualTo(1);
    }
  }

  @Test
  void gives_topics_that_nobody_else_has(Stack stack) throws Exception {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers()))) {
      assertThat(admin.listTopics().names().get())
          .contains(stack.topic("job-events"), stack.topic("job-events.dlq"));
    }
    assertThat(stack.topicPrefix()).isNotEmpty();
  }

  @Test
  void is_the_same_for_all_tests_of_a_jvm(Stack stack) {
    assertThat(Stack.current()).isEqualTo(stack);
  }
}
