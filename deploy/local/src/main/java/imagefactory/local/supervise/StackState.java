package imagefactory.local.supervise;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import imagefactory.local.home.Member;
import imagefactory.stack.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the supervisor tells everyone else in a file: how far it is, and which processes are its
/// own. If it is killed, the file is how the next one finds them.
public record StackState(
    ProcessId supervisor, Phase phase, @Nullable String message, List<ChildState> children) {

  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final String FILE = "stack.json";

  /// STOPPED: nothing runs any more, but the supervisor still prepares the next start.
  public enum Phase {
    STARTING,
    READY,
    STOPPING,
    STOPPED,
    FAILED
  }

  /// One process; without an id it does not run at the moment.
  public record ChildState(
      Member member, Health health, @Nullable ProcessId process, int restarts) {
    /// How it is.
    public enum Health {
      WAITING,
      STARTING,
      READY,
      RESTARTING,
      STOPPED
    }
  }

  public StackState {
    children = List.copyOf(children);
  }

  /// The last state that was told, whether its supervisor lives or not.
  public static Optional<StackState> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), StackState.class))
        : Optional.empty();
  }

  /// The state, if its supervisor lives.
  public static Optional<StackState> alive(Path folder) throws IOException {
    return read(folder).filter(state -> state.supervisor().find().isPresent());
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path partial = folder.resolve(FILE + ".partial");
    Files.write(partial, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    Files.move(partial, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
  }
}
