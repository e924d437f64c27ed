package imagefactory.stack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `deploy/topics.yaml` declares; [TopicsOnBroker] brings a broker into line with it.
public record Topics(List<Topic> all) {

  /// One topic; an empty retention means that nothing is ever dropped.
  public record Topic(String name, int partitions, Optional<Duration> retention) {
    public Topic {
      if (partitions < 1) {
        throw new IllegalArgumentException(
            "topic %s: expected at least 1 partition, but found %d".formatted(name, partitions));
      }
    }
  }

  public Topics {
    all = List.copyOf(all);
  }

  /// The file as it was when this was built.
  public static Topics declared() {
    try (InputStream in = Topics.class.getResourceAsStream("/topics.yaml")) {
      if (in == null) {
        throw new IllegalStateException("expected topics.yaml on the class path");
      }
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read topics.yaml", e);
    }
  }

  public static Topics read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  public Topic named(String name) {
    return all.stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("expected a declared topic, but found " + name));
  }

  static Duration duration(String text) {
    if (!text.matches("[0-9]{1,6}[hd]")) {
      throw new IllegalArgumentException(
          "retention: expected a number with h or d, or forever, but found '%s'".formatted(text));
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return text.endsWith("h") ? Duration.ofHours(number) : Duration.ofDays(number);
  }

  private static Topics parse(byte[] yaml) throws IOException {
    var file = new YAMLMapper().readValue(yaml, Document.class);
    var main =
        file.topics().entrySet().stream().map(e -> e.getValue().named(e.getKey(), file.defaults()));
    var dead =
        file.topics().keySet().stream()
            .map(name -> file.deadLetters().topic(name + file.deadLetters().suffix()));
    return new Topics(Stream.concat(main, dead).toList());
  }

  private static Optional<Duration> retention(String text) {
    return text.equals("forever") ? Optional.empty() : Optional.of(duration(text));
  }

  private record Document(
      @JsonProperty(required = true) Entry defaults,
      @JsonProperty(required = true) DeadLetters deadLetters,
      @JsonProperty(required = true) LinkedHashMap<String, Entry> topics) {}

  private record DeadLetters(
      @JsonProperty(required = true) String suffix,
      @JsonProperty(required = true) int partitions,
      @JsonProperty(required = true) String retention) {
    Topic topic(String name) {
      return new Topic(name, partitions, Topics.retention(retention));
    }
  }

  private record Entry(@Nullable Integer partitions, @Nullable String retention) {
    Topic named(String name, Entry defaults) {
      return new Topic(
          name,
          stated(name, "partitions", defaults, Entry::partitions),
          Topics.retention(stated(name, "retention", defaults, Entry::retention)));
    }

    private <T> T stated(
        String name, String field, Entry defaults, Function<Entry, @Nullable T> read) {
      T own = read.apply(this);
      T value = own == null ? read.apply(defaults) : own;
      if (value == null) {
        throw new IllegalArgumentException(
            "topic %s: expected %s, its own or in defaults".formatted(name, field));
      }
      return value;
    }
  }
}
