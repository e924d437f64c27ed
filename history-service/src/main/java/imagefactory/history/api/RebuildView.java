package imagefactory.history.api;

import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.rebuild.Rebuild;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A rebuild as clients see it. It has told `told` of `total` records; more may have come since.
@Schema(name = "Rebuild")
record RebuildView(
    UUID id,
    String state,
    String phase,
    String askedBy,
    long total,
    long told,
    long skipped,
    long kept,
    int percent,
    @Nullable String error,
    Instant startedAt,
    @Nullable Instant finishedAt) {

  static RebuildView of(Rebuild rebuild) {
    return new RebuildView(
        rebuild.id(),
        LowerCaseEnums.nameOf(rebuild.state()),
        LowerCaseEnums.nameOf(rebuild.phase()),
        rebuild.askedBy(),
        rebuild.total(),
        rebuild.told(),
        rebuild.skipped(),
        rebuild.kept(),
        rebuild.percent(),
        rebuild.error(),
        rebuild.startedAt(),
        rebuild.finishedAt());
  }
}
