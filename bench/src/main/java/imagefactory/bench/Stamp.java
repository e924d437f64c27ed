package imagefactory.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.contracts.Message;
import imagefactory.contracts.wire.MessageWriter.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// A message cut once and pressed for every image: JSON and headers are written for the first one
/// only, so that whoever plays a service costs next to nothing.
final class Stamp {
  private static final UUID JOB = new UUID(1, 1);
  private static final UUID IMAGE = new UUID(2, 2);

  private final String topic;
  private final String key;
  private final String value;
  private final List<Header> fixed = new ArrayList<>();
  private final boolean aboutImage;

  private Stamp(Written written) {
    this.topic = written.topic();
    this.key = written.key();
    this.value = new String(written.value(), UTF_8);
    this.aboutImage = IMAGE.toString().equals(written.headers().get("ce_subject"));
    written
        .headers()
        .forEach((name, text) -> {
          if (!varies(name)) {
            fixed.add(new RecordHeader(name, text.getBytes(UTF_8)));
          }
        });
  }

  static Stamp cut(BiFunction<UUID, UUID, Message> message, Function<Message, Written> writer) {
    return new Stamp(writer.apply(message.apply(JOB, IMAGE)));
  }

  private static boolean varies(String header) {
    return switch (header) {
      case "ce_id", "ce_subject", "ce_partitionkey" -> true;
      default -> false;
    };
  }

  ProducerRecord<String, byte[]> press(String id, String job, String image) {
    String filledKey = filled(key, job, image);
    List<Header> headers = new ArrayList<>(fixed);
    headers.add(new RecordHeader("ce_id", id.getBytes(UTF_8)));
    headers.add(new RecordHeader("ce_subject", (aboutImage ? image : job).getBytes(UTF_8)));
    headers.add(new RecordHeader("ce_partitionkey", filledKey.getBytes(UTF_8)));
    return new ProducerRecord<>(
        topic, null, filledKey, filled(value, job, image).getBytes(UTF_8), headers);
  }

  private static String filled(String text, String job, String image) {
    return text.replace(JOB.toString(), job).replace(IMAGE.toString(), image);
  }
}
