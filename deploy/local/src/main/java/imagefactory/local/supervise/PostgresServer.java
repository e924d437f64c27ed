package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.local.home.Secrets;
import imagefactory.stack.EmbeddedPostgres;
import imagefactory.stack.EmbeddedPostgres.Safety;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// PostgreSQL with durable settings.
record PostgresServer(Home home, Secrets secrets) implements Startable {

  @Override
  public Member member() {
    return Member.POSTGRES;
  }

  @Override
  public Path log() {
    return home.log(member());
  }

  @Override
  public Running start(Consumer<Process> born) throws IOException, InterruptedException {
    var postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Settings(
                home.data(member()),
                programs(),
                log(),
                home.port(member()),
                secrets.of(EmbeddedPostgres.ADMIN),
                Safety.DURABLE));
    born.accept(postgres.process());
    return new Running(postgres.process(), postgres::close);
  }

  @Override
  public void sweep() throws IOException, InterruptedException {
    EmbeddedPostgres.end(home.data(member()), programs());
  }

  private Path programs() {
    return home.cache().resolve("programs");
  }
}
