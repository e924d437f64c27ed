package imagefactory.kit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// What came of a question.
public sealed interface ChatReply {
  /// JSON of whatever form: the model may have left the schema aside.
  record Said(JsonNode answer) implements ChatReply {}

  /// It answered, but not what was asked for. Models are moody: asking again may help.
  record BadAnswer(String why) implements ChatReply {}

  /// Asking again may help, though not before the time is over.
  record Unavailable(String why, Duration notBefore) implements ChatReply {}

  /// The model itself does not want to.
  record Declined() implements ChatReply {}

  /// The service does not want to; asking again does not help.
  record Refused(String why) implements ChatReply {}
}
