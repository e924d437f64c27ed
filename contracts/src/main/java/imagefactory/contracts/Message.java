package imagefactory.contracts;

import java.util.UUID;

/// Anything this house writes to a topic.
public sealed interface Message
    permits JobRequest,
        JobRefused,
        JobEvent,
        ImageCommand,
        ImageEvent,
        QcCommand,
        QcEvent,
        LogEntry {
  /// What orders messages among themselves: those with one key arrive in the order they were
  /// written.
  UUID key();

  /// What the message is about.
  UUID subject();
}
