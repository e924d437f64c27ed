package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.local.home.Secrets;
import imagefactory.local.supervise.StackState.Phase;
import imagefactory.stack.EmbeddedPostgres;
import imagefactory.stack.ProcessId;
import imagefactory.stack.Provision;
import imagefactory.stack.Topics;
import imagefactory.stack.TopicsOnBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings the stack up in order, keeps it up, and takes it down in the opposite order.
public final class Supervisor {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String DATABASE = "factory";

  private final Home home;
  private final Parts parts;
  private final Consumer<String> line;
  private final List<Child> servers;
  private final List<Child> services;
  private volatile Phase phase = Phase.STARTING;
  private volatile @Nullable String message;

  Supervisor(Home home, Parts parts, Consumer<String> line) {
    this.home = home;
    this.parts = parts;
    this.line = line;
    var listener = new Child.Listener(this::publish, line);
    this.servers = parts.servers().stream().map(s -> new Child(s, listener)).toList();
    this.services = parts.services().stream().map(s -> new Child(s, listener)).toList();
  }

  /// What the stack is made of; tests put their own in.
  record Parts(List<Startable> servers, List<Startable> services, Secrets secrets) {}

  /// Returns when all are ready; otherwise everything that had started is stopped again.
  void up() throws StackFailed, InterruptedException {
    try {
      new Orphans(home, parts).end(line);
      new PortCheck(home).check(members());
      publish();
      atOnce(servers);
      prepare();
      atOnce(services);
      become(Phase.READY, null);
    } catch (IOException | SQLException | RuntimeException e) {
      throw failed(new StackFailed("The stack did not start: " + e.getMessage(), e));
    } catch (StackFailed e) {
      throw failed(e);
    }
  }

  /// Services, then Kafka, then PostgreSQL: nobody loses what it still speaks to.
  void down() throws InterruptedException {
    if (phase != Phase.FAILED) {
      become(Phase.STOPPING, null);
    }
    stop(services);
    servers.reversed().forEach(server -> stopReporting(server));
    if (phase != Phase.FAILED) {
      become(Phase.STOPPED, null);
    }
  }

  private List<Member> members() {
    var members = new ArrayList<Member>();
    servers.forEach(child -> members.add(child.member()));
    services.forEach(child -> members.add(child.member()));
    return members;
  }

  /// Databases, roles and topics, before anyone looks for them.
  private void prepare() throws IOException, SQLException {
    String postgres = "127.0.0.1:" + home.port(Member.POSTGRES);
    new Provision(postgres, parts.secrets().of(EmbeddedPostgres.ADMIN))
        .database(DATABASE, this::password);
    new TopicsOnBroker("127.0.0.1:" + home.port(Member.KAFKA), "", PATIENCE)
        .bringIntoLine(Topics.declared());
  }

  private String password(String role) {
    try {
      return parts.secrets().of(role);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the password of " + role, e);
    }
  }

  private StackFailed failed(StackFailed failure) throws InterruptedException {
    become(Phase.FAILED, failure.getMessage());
    down();
    return failure;
  }

  /// If one fails, or if the start is no longer wanted, the others need not get ready either.
  private static void atOnce(List<Child> children) throws StackFailed, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts = new ExecutorCompletionService<Boolean>(threads);
      children.forEach(child -> starts.submit(() -> started(child)));
      try {
        for (int i = 0; i < children.size(); i++) {
          starts.take().get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw e.getCause() instanceof StackFailed failure
            ? failure
            : new StackFailed("The stack did not start: " + e.getCause(), e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }

  private static boolean started(Child child) throws StackFailed, InterruptedException {
    child.start();
    return true;
  }

  private void stop(List<Child> children) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      children.forEach(child -> threads.execute(() -> stopReporting(child)));
    }
  }

  private void stopReporting(Child child) {
    try {
      child.stop();
    } catch (IOException e) {
      line.accept("%s did not end cleanly: %s".formatted(child.member().title(), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void become(Phase next, @Nullable String why) {
    phase = next;
    message = why;
    publish();
  }

  private synchronized void publish() {
    var children = new ArrayList<StackState.ChildState>();
    servers.forEach(child -> children.add(child.state()));
    services.forEach(child -> children.add(child.state()));
    try {
      new StackState(ProcessId.current(), phase, message, children).write(home.running());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell the state of the stack", e);
    }
  }
}
