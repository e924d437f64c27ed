package imagefactory.local.home;

import java.util.List;

/// The processes of the stack, in the order in which they stop last to first.
public enum Member {
  POSTGRES("postgres", 15432),
  KAFKA("kafka", 19092),
  JOB("job-service", 8081),
  IMAGE("image-service", 8082),
  QC("qc-service", 8083),
  HISTORY("history-service", 8084);

  static final int HIGHEST_PORT = 19092;

  private final String title;
  private final int port;

  Member(String title, int port) {
    this.title = title;
    this.port = port;
  }

  public static List<Member> services() {
    return List.of(JOB, IMAGE, QC, HISTORY);
  }

  public String title() {
    return title;
  }

  /// Before the offset.
  public int port() {
    return port;
  }

  /// The service's schema; its roles take their names from it.
  public String schema() {
    return switch (this) {
      case JOB -> "job";
      case IMAGE -> "image";
      case QC -> "qc";
      case HISTORY -> "history";
      case POSTGRES, KAFKA -> throw new IllegalStateException(title + " has no schema");
    };
  }
}
