package imagefactory.contracts.wire;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobRefused;
import imagefactory.contracts.JobRequest;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.QcCommand;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The AsyncAPI 3 document, made from the same types that the services compile against.
final class AsyncApi {
  private static final List<Channel> CHANNELS =
      List.of(
          new Channel(
              Topic.JOB_COMMANDS,
              List.of(JobRequest.class),
              "receive",
              "What anyone may ask; a request is known again by its source and id."),
          new Channel(
              Topic.JOB_EVENTS,
              List.of(JobEvent.class, JobRefused.class),
              "send",
              "The whole story of every job, and refusals of requests that came over Kafka."),
          new Channel(
              Topic.IMAGE_COMMANDS,
              List.of(ImageCommand.class),
              "receive",
              "Work for image-service."),
          new Channel(
              Topic.IMAGE_EVENTS, List.of(ImageEvent.class), "send", "Answers of image-service."),
          new Channel(
              Topic.QC_COMMANDS, List.of(QcCommand.class), "receive", "Work for qc-service."),
          new Channel(Topic.QC_EVENTS, List.of(QcEvent.class), "send", "Answers of qc-service."),
          new Channel(
              Topic.JOB_LOGS,
              List.of(LogEntry.class),
              "send",
              "Log lines of jobs, of all services."),
          new Channel(
              Topic.EXTERNAL_JOB_EVENTS,
              List.of(ExternalJobEvent.class),
              "receive",
              "Jobs of other services. The subject is the job's own id, the source is who runs it."));

  private AsyncApi() {}

  private record Channel(Topic topic, List<Class<?>> families, String action, String description) {
    List<String> names() {
      return families.stream().flatMap(each -> WireNames.under(each).keySet().stream()).toList();
    }
  }

  static Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("asyncapi", "3.0.0");
    document.put(
        "info",
        ordered(
            "title", "Image Factory",
            "version", "1",
            "description",
                "CloudEvents 1.0 on Kafka: binary mode out, binary and structured mode in."
                    + " Readers ignore unknown fields and skip unknown types."));
    document.put("defaultContentType", "application/json");
    document.put("channels", collect(AsyncApi::channel));
    document.put("operations", collect(AsyncApi::operation));
    document.put("components", ordered("messages", messages()));
    return document;
  }

  private static Map<String, Object> collect(
      java.util.function.Function<Channel, Map<String, Object>> part) {
    return CHANNELS.stream()
        .collect(
            Collectors.toMap(
                each -> each.topic().topicName(), part, (a, _) -> a, LinkedHashMap::new));
  }

  private static Map<String, Object> channel(Channel channel) {
    Map<String, Object> messages = new LinkedHashMap<>();
    channel.names().forEach(name -> messages.put(name, ref("#/components/messages/" + name)));
    return ordered(
        "address", channel.topic().topicName(),
        "description", channel.description(),
        "messages", messages);
  }

  private static Map<String, Object> operation(Channel channel) {
    return ordered(
        "action", channel.action(),
        "channel", ref("#/channels/" + channel.topic().topicName()));
  }

  private static Map<String, Object> messages() {
    Map<String, Object> messages = new LinkedHashMap<>();
    for (Channel channel : CHANNELS) {
      for (String name : channel.names()) {
        messages.put(name, ordered("name", name, "payload", ref("schemas/" + name + ".json")));
      }
    }
    return messages;
  }

  private static Map<String, Object> ref(String target) {
    return ordered("$ref", target);
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
