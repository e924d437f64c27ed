package imagefactory.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {

  @TempDir Path folder;

  @Test
  void reads_yaml_and_json_alike() throws Exception {
    var yaml = write("job.yaml", "settings:\n  prompts: [a fox]\n");
    var json = write("job.json", "{\"settings\": {\"prompts\": [\"a fox\"]}}");

    assertThat(JobFile.read(yaml)).isEqualTo(JobFile.read(json));
  }

  @Test
  void says_where_a_file_cannot_be_read() throws Exception {
    assertThatThrownBy(() -> JobFile.read(write("job.yaml", "settings:\n  prompts: [a fox\n")))
        .isInstanceOf(JobFile.Unreadable.class)
        .hasMessageContaining("job.yaml, line 2")
        .hasMessageContaining("expected ',' or ']'");
    assertThatThrownBy(() -> JobFile.read(write("empty.yaml", "")))
        .hasMessageContaining("expected fields such as 'settings'");
    assertThatThrownBy(() -> JobFile.read(folder.resolve("none.yaml")))
        .hasMessageContaining("expected a job file, but there is no");
  }

  private Path write(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content);
  }
}
