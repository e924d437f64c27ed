package imagefactory.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {

  @TempDir Path folder;

  @Test
  void keeps_the_story_of_every_job_for_ever() {
    var topics = Topics.declared();

    assertThat(topics.named("job-events").retention()).isEmpty();
    assertThat(topics.named("job-commands").retention()).contains(Duration.ofDays(7));
  }

  @Test
  void gives_every_topic_a_place_for_its_dead_letters() {
    var topics = Topics.declared();

    assertThat(topics.all()).hasSize(20);
    assertThat(topics.named("job-commands.dlq").partitions()).isEqualTo(1);
  }

  @Test
  void takes_what_a_topic_does_not_say_from_the_defaults() throws IOException {
    var topics =
        read(
            """
            defaults: {partitions: 2, retention: 12h}
            deadLetters: {suffix: -dead, partitions: 1, retention: forever}
            topics:
              orders: {partitions: 4}
            """);

    assertThat(topics.all())
        .containsExactly(
            new Topics.Topic("orders", 4, Optional.of(Duration.ofHours(12))),
            new Topics.Topic("orders-dead", 1, Optional.empty()));
  }

  @Test
  void says_which_words_a_retention_may_have() {
    assertThatThrownBy(() -> Topics.duration("7 weeks"))
        .hasMessage("retention: expected a number with h or d, or forever, but found '7 weeks'");
  }

  @Test
  void says_which_topic_has_no_partitions() {
    assertThatThrownBy(() ->
            read(
                """
                defaults: {retention: 7d}
                deadLetters: {suffix: .dlq, partitions: 1, retention: 7d}
                topics:
                  orders: {}
                """))
        .hasMessage("topic orders: expected partitions, its own or in defaults");
  }

  @Test
  void names_the_line_that_it_cannot_read() {
    assertThatThrownBy(() -> read("topics: [")).hasMessageContaining("topics.yaml");
  }

  private Topics read(String yaml) throws IOException {
    return Topics.read(Files.writeString(folder.resolve("topics.yaml"), yaml));
  }
}
