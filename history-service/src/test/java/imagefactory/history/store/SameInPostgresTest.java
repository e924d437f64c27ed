package imagefactory.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.JobEvent;
import imagefactory.history.timeline.AtHand;
import imagefactory.history.timeline.ExternalJobs;
import imagefactory.history.timeline.Image;
import imagefactory.history.timeline.ImageJobs;
import imagefactory.history.timeline.Item;
import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Memory;
import imagefactory.history.timeline.Piece;
import imagefactory.history.timeline.Projection;
import imagefactory.history.timeline.Replay;
import imagefactory.history.timeline.Reported;
import imagefactory.history.timeline.Stories;
import imagefactory.history.timeline.Timeline;
import imagefactory.history.timeline.Told;
import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// What the timeline proves in memory holds in the tables as well: shuffled and doubled stories,
/// one transaction for each poll, end as if they had been told in memory in order.
@QuarkusTest
@OnStack
class SameInPostgresTest {
  private static final int STORIES = 100;
  private static final int ROOM = 3_000;
  private static final long SEED = Long.getLong("story.seed", new Random().nextLong());

  /// Each job counts for its configuration, or for none, and for all of them.
  private static final String COUNTED =
      """
      (select began_at, kind, status, total, successful, failed, duration_ms,
          unnest(array[
            coalesce(configuration_id, '00000000-0000-0000-0000-000000000000'),
            'ffffffff-ffff-ffff-ffff-ffffffffffff']) as configuration_id
        from job where not deleted) j\
      """;

  @Inject Jdbi jdbi;

  @Test
  void remembers_images_as_the_timeline_does() {
    new Random(SEED)
        .longs(STORIES)
        .forEach(seed -> {
          Stories stories = new Stories(seed);
          this.<JobEvent, Image>check(
              seed,
              stories,
              stories.ofImages(),
              new ImageJobs(),
              ImageMemory::new,
              (tx, jobs) -> ImageTable.read(tx, Set.of(), jobs));
        });
    sumsEqualARecount();
  }

  @Test
  void remembers_external_jobs_as_the_timeline_does() {
    new Random(SEED)
        .longs(STORIES)
        .forEach(seed -> {
          Stories stories = new Stories(seed);
          this.<Reported, Item>check(
              seed,
              stories,
              stories.ofExternals(),
              new ExternalJobs(),
              ExternalMemory::new,
              (tx, jobs) -> ItemTable.read(tx, Set.of(), jobs));
        });
    sumsEqualARecount();
  }

  private <E, P extends Piece> void check(
      long seed,
      Stories stories,
      List<Told<E>> story,
      Projection<E, P> projection,
      Function<Handle, Memory<E, P>> memory,
      BiFunction<Handle, Set<UUID>, List<P>> pieces) {
    AtHand<E, P> atHand = new AtHand<>(ROOM);
    for (List<Told<E>> poll : stories.delivered(story)) {
      if (seed % 2 == 0) {
        jdbi.useTransaction(tx -> new Timeline<>(projection, memory.apply(tx)).tell(poll));
      } else {
        tellAtHand(atHand, poll, projection, memory);
      }
    }
    setDown(atHand, atHand.all(), memory);
    UUID id = story.getFirst().jobId();
    Replay<P> expected = Replay.of(projection, story);
    jdbi.useTransaction(tx -> {
      Map<UUID, Job> jobs = JobTable.lock(tx, Set.of(id));
      assertThat(jobs)
          .as("job, seed %d", seed)
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*settings")
          .isEqualTo(expected.jobs());
      assertThat(pieces.apply(tx, Set.of(id)))
          .as("pieces, seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(expected.pieces());
    });
  }

  /// As a rebuild does it.
  private <E, P extends Piece> void tellAtHand(
      AtHand<E, P> atHand,
      List<Told<E>> poll,
      Projection<E, P> projection,
      Function<Handle, Memory<E, P>> memory) {
    jdbi.inTransaction(
            tx -> {
              AtHand<E, P>.Draft draft = atHand.over(memory.apply(tx));
              new Timeline<>(projection, draft).tell(poll);
              return draft;
            })
        .hold();
    setDown(atHand, atHand.crowdedOut(), memory);
  }

  private <E, P extends Piece> void setDown(
      AtHand<E, P> atHand, List<UUID> jobs, Function<Handle, Memory<E, P>> memory) {
    jdbi.useTransaction(tx -> atHand.setDown(jobs, memory.apply(tx)));
    atHand.letGo(jobs);
  }

  private void sumsEqualARecount() {
    String sums =
        """
        select day || kind || configuration_id || ' ' || jobs || ' ' || completed || ' ' || failed
          || ' ' || images || ' ' || successful_images || ' ' || failed_images
          || ' ' || finished || ' ' || millis
        from %s where jobs <> 0 order by 1\
        """;
    String recount =
        """
        (select (began_at at time zone 'UTC')::date as day, kind, configuration_id,
            count(*) as jobs,
            count(*) filter (where status = 'completed') as completed,
            count(*) filter (where status = 'failed') as failed,
            sum(total) as images, sum(successful) as successful_images,
            sum(failed) as failed_images,
            count(duration_ms) filter (where status in ('completed', 'failed')) as finished,
            coalesce(sum(duration_ms) filter (where status in ('completed', 'failed')), 0)
              as millis
          from %s group by 1, 2, 3) r\
        """
            .formatted(COUNTED);
    assertThat(lines(sums.formatted("statistics")))
        .isNotEmpty()
        .isEqualTo(lines(sums.formatted(recount)));
    assertThat(lines("select status || images from image_count where images <> 0 order by 1"))
        .isEqualTo(
            lines(
                "select status || count(*) from image where not deleted group by status order by 1"));
    spreadsAndCostsEqualARecount();
  }

  private void spreadsAndCostsEqualARecount() {
    assertThat(
            lines(
                """
                select day || kind || configuration_id || ' ' || step || ' ' || jobs
                from duration_count where jobs <> 0 order by 1\
                """))
        .isNotEmpty()
        .isEqualTo(
            lines(
                """
                select day || kind || configuration_id || ' ' || step || ' ' || jobs
                from (select (began_at at time zone 'UTC')::date as day, kind, configuration_id,
                    round(8 * ln(greatest(duration_ms, 1)) / ln(2))::int as step,
                    count(*) as jobs
                  from %s where status in ('completed', 'failed') and duration_ms is not null
                  group by 1, 2, 3, 4) r
                order by 1\
                """
                    .formatted(COUNTED)));
    assertThat(
            lines(
                """
                select day || provider || ' ' || images || ' ' || trim_scale(cost)
                from provider_cost where images <> 0 order by 1\
                """))
        .isNotEmpty()
        .isEqualTo(
            lines(
                """
                select day || provider || ' ' || images || ' ' || trim_scale(cost)
                from (select (created_at at time zone 'UTC')::date as day, provider,
                    count(*) as images, sum(cost) as cost
                  from image where provider is not null and cost is not null group by 1, 2) r
                order by 1\
                """));
  }

  private List<String> lines(String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
  }
}
