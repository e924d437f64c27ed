package imagefactory.jobs.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.jobs.configuration.SettingsReader;
import imagefactory.jobs.configuration.SettingsReader.Outcome;
import imagefactory.jobs.job.Plan;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final UUID JOB = UUID.fromString("0199aaaa-0000-7000-8000-0000000000aa");

  @Test
  void each_prompt_is_about_the_next_row_in_turn() {
    assertThat(batches("{'keywords': ['fox', 'owl'], 'promptWriter': {'count': 5}}"))
        .containsExactly(new Batch(0, 0, List.of("fox", "owl", "fox", "owl", "fox")));
  }

  @Test
  void no_more_than_twenty_are_asked_for_at_once() {
    List<Batch> batches = batches("{'keywords': ['fox'], 'promptWriter': {'count': 45}}");
    assertThat(batches).extracting(Batch::size).containsExactly(20, 20, 5);
    assertThat(batches).extracting(Batch::range).containsExactly("1–20", "21–40", "41–45");
  }

  @Test
  void a_row_of_several_columns_is_told_with_their_names() {
    assertThat(
            batches(
                "{'keywords': {'csv': 'animal,place\\nfox,snow\\nowl,\\n'}, 'promptWriter': {}}"))
        .containsExactly(new Batch(0, 0, List.of("animal: fox; place: snow", "animal: owl")));
  }

  @Test
  void rows_at_random_come_in_the_order_of_the_job() {
    String random =
        "{'keywords': {'list': ['1','2','3','4','5','6','7','8'], 'order': 'random'},"
            + " 'promptWriter': {}}";
    assertThat(batches(random)).isEqualTo(batches(random));
    assertThat(batches(random).getFirst().subjects())
        .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8")
        .isNotEqualTo(List.of("1", "2", "3", "4", "5", "6", "7", "8"));
  }

  private static List<Batch> batches(String quoted) {
    try {
      var document = new ObjectMapper().readTree(quoted.replace('\'', '"').replace("\n", "\\n"));
      var read = (Outcome.Read) SettingsReader.read(document, "settings", 0);
      return Batch.of(new Plan(JOB, read.settings(), read.prompts()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(quoted, e);
    }
  }
}
