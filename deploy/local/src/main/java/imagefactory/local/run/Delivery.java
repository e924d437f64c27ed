package imagefactory.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.local.client.FactoryClient;
import imagefactory.local.client.Job;
import imagefactory.local.client.Refused;
import imagefactory.local.supervise.StackFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Copies a job's finished images into a folder, with what is known about each, and the job's
/// workbook, beside them.
final class Delivery {

  /// History tells the story a moment after it has happened.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration GLANCE = Duration.ofMillis(200);

  private final FactoryClient client;

  Delivery(FactoryClient client) {
    this.client = client;
  }

  /// The files that were written.
  List<Path> deliver(Job job, Path folder)
      throws IOException, Refused, StackFailed, InterruptedException {
    var images = images(job);
    Files.createDirectories(folder);
    var files = new ArrayList<Path>();
    var names = new HashSet<String>();
    for (JsonNode image : images) {
      if (approved(image)) {
        Path file = folder.resolve(name(image, names));
        client.download(image.path("id").asText(), file);
        files.add(file);
      }
    }
    JsonMapper.builder()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("images.json").toFile(), images);
    client.export(job.id(), "format", "xlsx", folder.resolve("job.xlsx"));
    return List.copyOf(files);
  }

  private List<JsonNode> images(Job job)
      throws IOException, Refused, StackFailed, InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (true) {
      var images = known(job);
      long approved = images.stream().filter(Delivery::approved).count();
      if (approved >= job.successfulImages() && isOver(job)) {
        return images;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new StackFailed(
            "history does not show all of the job after %3$d s, but %1$d of %2$d finished images; see ./factory logs %4$s"
                .formatted(approved, job.successfulImages(), PATIENCE.toSeconds(), job.id()));
      }
      Thread.sleep(GLANCE);
    }
  }

  /// The workbook tells how the job ended.
  private boolean isOver(Job job) throws IOException, Refused, InterruptedException {
    return client.historyJob(job.id()).path("status").asText().equals(job.status());
  }

  /// A job that history has not heard of yet has no images yet.
  private List<JsonNode> known(Job job) throws IOException, Refused, InterruptedException {
    try {
      return client.images(job.id());
    } catch (Refused e) {
      if (e.problem().status() == 404) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean approved(JsonNode image) {
    return image.path("qcStatus").asText().equals("approved");
  }

  /// The name it has in the store; the id in front if another image has the same.
  private static String name(JsonNode image, Set<String> taken) {
    String key = image.path("finalImagePath").asText();
    String name = key.substring(key.lastIndexOf('/') + 1);
    String id = image.path("id").asText();
    String unique =
        name.isEmpty() || name.equals("..") || !taken.add(name) ? id + "-" + name : name;
    taken.add(unique);
    return unique;
  }
}
