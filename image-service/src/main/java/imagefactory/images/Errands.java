package imagefactory.images;

import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.Step;
import imagefactory.images.ordering.Errand;
import imagefactory.images.ordering.Ticket;
import imagefactory.images.store.Tickets;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.claim.LetGo;
import imagefactory.kit.claim.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/// Keeps what becomes of an order, as long as the claim is the one that has it.
@Singleton
final class Errands {
  private final Jdbi jdbi;
  private final Tasks tasks;
  private final Tickets tickets;
  private final Results results;
  private final Clock clock;

  Errands(Jdbi jdbi, Tasks tasks, Tickets tickets, Results results, Clock clock) {
    this.jdbi = jdbi;
    this.tasks = tasks;
    this.tickets = tickets;
    this.results = results;
    this.clock = clock;
  }

  Errand of(Claim claim, Generate command) {
    return new Errand() {
      @Override
      public Ticket ticket() {
        return jdbi.withHandle(h -> tickets.of(h, command.imageId()));
      }

      @Override
      public void keep(Ticket ticket) {
        jdbi.useTransaction(tx -> {
          if (!tasks.holds(tx, claim)) {
            throw new LetGo("another has the order, or nobody waits for the picture");
          }
          tickets.keep(tx, command.imageId(), ticket);
        });
      }

      @Override
      public void triedInVain(String code, String message) {
        results.triedInVain(
            new JobLog(command.jobId(), command.imageId(), command.index(), clock.instant())
                .warning(Step.GENERATE, code, message));
      }
    };
  }
}
