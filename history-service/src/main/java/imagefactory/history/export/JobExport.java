package imagefactory.history.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.history.store.JobQueries;
import imagefactory.history.timeline.Image;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// All that is written of one job. `settings` are what it ran with, or what another service told of
/// its own job.
public record JobExport(
    Subject subject, @Nullable JsonNode settings, Table<?> pieces, Iterable<Image> images) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_NAME = 60;

  static @Nullable JsonNode settings(JobQueries.Found found) {
    if (found.settings() == null) {
      return found.job().attributes().isEmpty() ? null : Unsaid.of(found.job().attributes());
    }
    try {
      JsonNode settings = Unsaid.of(JSON.readTree(found.settings()));
      // How images are titled is not shown to readers.
      if (settings.path("metadata") instanceof ObjectNode metadata) {
        metadata.remove("prompt");
      }
      return settings;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected stored settings", e);
    }
  }

  /// What its file is called: its label, as far as any file system takes it, and the end of its id,
  /// in which jobs differ.
  public String fileName() {
    String label = subject.job().heading().label();
    String id = subject.job().id().toString();
    String plain =
        (label == null ? "job" : label).replaceAll("[^A-Za-z0-9_-]+", "_").toLowerCase(Locale.ROOT);
    String start = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    return start + "-" + id.substring(id.length() - 12);
  }
}
