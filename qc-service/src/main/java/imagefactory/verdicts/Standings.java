package imagefactory.verdicts;

import imagefactory.verdicts.measure.Gauge;
import imagefactory.verdicts.store.Bills;
import imagefactory.verdicts.verdict.Bill;
import imagefactory.verdicts.verdict.NoDuplicate;
import imagefactory.verdicts.verdict.Panel;
import imagefactory.verdicts.verdict.Sheet;
import imagefactory.verdicts.vision.VisionJudge;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Who judges here, and what those who are paid were paid by all replicas together.
@Singleton
public final class Standings {
  private final Jdbi jdbi;
  private final Gauge gauge;
  private final Panel panel;
  private final NoDuplicate noDuplicate;
  private final VisionJudge vision;
  private final Bills bills;
  private final Clock clock;

  Standings(
      Jdbi jdbi,
      Gauge gauge,
      Panel panel,
      NoDuplicate noDuplicate,
      VisionJudge vision,
      Bills bills,
      Clock clock) {
    this.jdbi = jdbi;
    this.gauge = gauge;
    this.panel = panel;
    this.noDuplicate = noDuplicate;
    this.vision = vision;
    this.bills = bills;
    this.clock = clock;
  }

  /// An inspector; the technical ones have no bill.
  public record Standing(Sheet sheet, Optional<Paid> paid) {}

  /// Days are UTC's.
  public record Paid(Bill today, Bill soFar) {}

  public List<Standing> all() {
    Stream<Sheet> free =
        Stream.of(Stream.of(gauge.sheet()), panel.sheets().stream(), Stream.of(noDuplicate.sheet()))
            .flatMap(sheets -> sheets);
    return Stream.concat(
            free.map(sheet -> new Standing(sheet, Optional.empty())),
            Stream.of(new Standing(vision.sheet(), Optional.of(paid()))))
        .toList();
  }

  private Paid paid() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return jdbi.withHandle(h -> new Paid(bills.on(h, today), bills.soFar(h)));
  }
}
