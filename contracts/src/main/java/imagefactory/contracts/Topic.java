package imagefactory.contracts;

/// Where messages travel. A topic's real name may have a prefix; partitions and retention are
/// declared in `deploy/topics.yaml`.
public enum Topic {
  JOB_COMMANDS("job-commands"),
  JOB_EVENTS("job-events"),
  IMAGE_COMMANDS("image-commands"),
  IMAGE_EVENTS("image-events"),
  QC_COMMANDS("qc-commands"),
  QC_EVENTS("qc-events"),
  JOB_LOGS("job-logs"),
  EXTERNAL_JOB_EVENTS("external-job-events"),
  CDEVENTS("cdevents"),
  OPENLINEAGE("openlineage");

  private final String topicName;

  Topic(String topicName) {
    this.topicName = topicName;
  }

  public String topicName() {
    return topicName;
  }

  public static Topic of(Message message) {
    return switch (message) {
      case JobRequest _ -> JOB_COMMANDS;
      case JobEvent _, JobRefused _ -> JOB_EVENTS;
      case ImageCommand _ -> IMAGE_COMMANDS;
      case ImageEvent _ -> IMAGE_EVENTS;
      case QcCommand _ -> QC_COMMANDS;
      case QcEvent _ -> QC_EVENTS;
      case LogEntry _ -> JOB_LOGS;
    };
  }
}
