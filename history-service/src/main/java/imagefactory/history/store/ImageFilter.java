package imagefactory.history.store;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which images are asked for. Only finished ones are found by their words.
public record ImageFilter(
    List<ImageStatus> statuses, @Nullable UUID jobId, @Nullable String words) {
  public ImageFilter {
    statuses = List.copyOf(statuses);
  }

  /// What the gallery shows.
  public static ImageFilter gallery(@Nullable UUID jobId, @Nullable String words) {
    return new ImageFilter(List.of(ImageStatus.APPROVED), jobId, words);
  }

  public Optional<String> refusal() {
    boolean onlyFinished = statuses.equals(List.of(ImageStatus.APPROVED));
    return onlyFinished || Words.of(words).isEmpty()
        ? Optional.empty()
        : Optional.of("expected qcStatus=approved beside it: only finished images have an index");
  }

  /// The newest first: ids grow with time.
  Sql newest(@Nullable UUID after) {
    Where where = rest();
    if (after != null) {
      where.and("id < :id", "id", after);
    }
    return jobId == null && Words.of(words).isEmpty()
        ? lanes().page("image", where, "order by id desc")
        : new Sql(
            "select * from image %s order by id desc limit :limit"
                .formatted(lanes().any(where).sql()),
            where);
  }

  Where where() {
    return lanes().any(rest());
  }

  private Lanes lanes() {
    return new Lanes(
        List.of(new Lanes.Lane("status", statuses.stream().map(LowerCaseEnums::nameOf).toList())));
  }

  private Where rest() {
    Where where = new Where().and("not deleted");
    if (jobId != null) {
      where.and("job_id = :jobId", "jobId", jobId);
    }
    Words asked = Words.of(words);
    if (!asked.isEmpty()) {
      // As the index has it, so that it is found whatever the plan was made for.
      where.and("status = 'approved'");
    }
    return asked.in(Words.OF_IMAGE, where);
  }
}
