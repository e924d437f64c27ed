package imagefactory.jobs.writer;

import java.time.Duration;
import java.util.List;

/// What came of one call.
sealed interface Reply {
  record Written(List<String> prompts) implements Reply {
    public Written {
      prompts = List.copyOf(prompts);
    }
  }

  /// Asking again may help, though not before the time is over.
  record Unavailable(String why, Duration notBefore) implements Reply {}

  /// It answered, but not what was asked for. Models are moody: asking again may help.
  record BadAnswer(String why) implements Reply {}

  /// Asking again does not help.
  record Refused(String why) implements Reply {}
}
