package imagefactory.verdicts.store;

import imagefactory.verdicts.verdict.Passed;
import imagefactory.verdicts.verdict.Print;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// One row for each image that passed; found again by its file, or by a quarter of its waves.
@Singleton
public final class Prints {
  /// Of files that others have, too, one is enough to warn of.
  private static final int MOST_ELSEWHERE = 1;

  private static final RowMapper<Passed> PASSED =
      (row, _) ->
          new Passed(
              row.getObject("image_id", UUID.class),
              row.getObject("job_id", UUID.class),
              new Print(
                  HexFormat.of().formatHex(row.getBytes("sha256")),
                  row.getInt("width"),
                  row.getInt("height"),
                  row.getLong("waves"),
                  row.getLong("falls"),
                  row.getBytes("tiles")));

  /// Until the transaction ends, no other image of the job is compared: of two that are alike, the
  /// one that comes second sees the first.
  public void lock(Handle tx, UUID jobId) {
    tx.execute("select pg_advisory_xact_lock(hashtextextended('print/' || ?, 0))", jobId);
  }

  /// All of the job that may look like this, and one of another job that is the very same file;
  /// never the image itself, which may be judged again under a new claim.
  public List<Passed> like(Handle tx, UUID imageId, UUID jobId, Print print) {
    return tx.createQuery(
            """
            (select image_id, job_id, sha256, width, height, waves, falls, tiles
             from print
             where image_id <> :image
               and (job_id = :job and band_1 = :band1 or job_id = :job and band_2 = :band2
                 or job_id = :job and band_3 = :band3 or job_id = :job and band_4 = :band4)
             order by image_id)
            union all
            (select image_id, job_id, sha256, width, height, waves, falls, tiles
             from print
             where sha256 = :sha256 and job_id <> :job
             order by image_id limit :most)\
            """)
        .bind("image", imageId)
        .bind("job", jobId)
        .bind("band1", band(print, 48))
        .bind("band2", band(print, 32))
        .bind("band3", band(print, 16))
        .bind("band4", band(print, 0))
        .bind("sha256", HexFormat.of().parseHex(print.sha256()))
        .bind("most", MOST_ELSEWHERE)
        .map(PASSED)
        .list();
  }

  /// As the table has it: 16 bits in a column whose numbers begin below zero.
  private static short band(Print print, int shift) {
    return (short) ((print.waves() >>> shift & 0xFFFF) + Short.MIN_VALUE);
  }

  public void add(Handle tx, Passed passed) {
    Print print = passed.print();
    tx.createUpdate(
            """
            insert into print (image_id, job_id, sha256, width, height, waves, falls, tiles)
            values (:image, :job, :sha256, :width, :height, :waves, :falls, :tiles)\
            """)
        .bind("image", passed.imageId())
        .bind("job", passed.jobId())
        .bind("sha256", HexFormat.of().parseHex(print.sha256()))
        .bind("width", print.width())
        .bind("height", print.height())
        .bind("waves", print.waves())
        .bind("falls", print.falls())
        .bind("tiles", print.tiles())
        .execute();
  }

  /// The oldest of those that are older, so many at most; answers how many. Those that somebody
  /// holds are left for the next time.
  public int drop(Handle tx, Duration age, int atMost) {
    return tx.createUpdate(
            """
            delete from print where image_id in (
              select image_id from print where taken_at < now() - :age
              order by taken_at limit :atMost for update skip locked)\
            """)
        .bind("age", age)
        .bind("atMost", atMost)
        .execute();
  }

  /// Of images that nobody wants any more; nothing is a duplicate of them.
  public void forget(Handle tx, Collection<UUID> images) {
    if (!images.isEmpty()) {
      tx.createUpdate("delete from print where image_id = any (:images)")
          .bindArray("images", UUID.class, images)
          .execute();
    }
  }
}
