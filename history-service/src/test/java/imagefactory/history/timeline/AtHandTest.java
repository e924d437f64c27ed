package imagefactory.history.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.JobEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Whether jobs are saved with each poll or kept at hand, they end the same: in any order, with
/// duplicates, with much room or none, and when a transaction is rolled back and tried again.
class AtHandTest {
  private static final int STORIES = 2_000;
  private static final long SEED = Long.getLong("story.seed", new Random().nextLong());
  private static final int[] ROOMS = {0, 2_000, 10_000, 1_000_000};

  @Test
  void images_end_the_same_whether_their_jobs_are_kept_at_hand_or_not() {
    for (long seed : seeds()) {
      Stories stories = new Stories(seed);
      check(
          seed,
          new ImageJobs(),
          stories,
          List.of(stories.ofImages(), stories.ofImages(), stories.ofImages()));
    }
  }

  @Test
  void items_end_the_same_whether_their_jobs_are_kept_at_hand_or_not() {
    for (long seed : seeds()) {
      Stories stories = new Stories(seed);
      check(
          seed,
          new ExternalJobs(),
          stories,
          List.of(stories.ofExternals(), stories.ofExternals(), stories.ofExternals()));
    }
  }

  @Test
  void a_job_is_saved_once_however_many_events_it_has() {
    Stories stories = new Stories(SEED);
    List<Told<JobEvent>> story = stories.ofImages();
    Remembered<JobEvent, Image> behind = new Remembered<>();
    AtHand<JobEvent, Image> atHand = new AtHand<>(1_000_000);

    for (Told<JobEvent> told : Place.inOrder(story)) {
      tell(new ImageJobs(), atHand, behind, List.of(told));
    }
    assertThat(behind.saves).isZero();
    setDown(atHand, atHand.all(), behind);

    assertThat(behind.saves).isEqualTo(1);
    assertThat(behind.jobs).isEqualTo(Replay.of(new ImageJobs(), story).jobs());
    assertThat(atHand.all()).isEmpty();
  }

  @Test
  void those_told_of_longest_ago_make_room() {
    Stories stories = new Stories(SEED);
    List<Told<JobEvent>> first = stories.ofImages();
    List<Told<JobEvent>> second = stories.ofImages();
    Remembered<JobEvent, Image> behind = new Remembered<>();
    AtHand<JobEvent, Image> atHand = new AtHand<>(0);

    tell(new ImageJobs(), atHand, behind, first);
    tell(new ImageJobs(), atHand, behind, second);
    tell(new ImageJobs(), atHand, behind, List.of(first.getFirst()));

    assertThat(atHand.crowdedOut())
        .containsExactly(second.getFirst().jobId(), first.getFirst().jobId());
  }

  private static <E, P extends Piece> void check(
      long seed, Projection<E, P> projection, Stories stories, List<List<Told<E>>> jobs) {
    Remembered<E, P> plain = new Remembered<>();
    jobs.forEach(story -> new Timeline<>(projection, plain).tell(Place.inOrder(story)));
    Random random = new Random(seed);
    AtHand<E, P> atHand = new AtHand<>(ROOMS[random.nextInt(ROOMS.length)]);
    Remembered<E, P> behind = new Remembered<>();
    List<Told<E>> all = new ArrayList<>();
    jobs.forEach(all::addAll);
    for (List<Told<E>> poll : stories.delivered(all)) {
      if (random.nextInt(4) == 0) {
        new Timeline<>(projection, atHand.over(behind.copy())).tell(poll); // rolled back
      }
      tell(projection, atHand, behind, poll);
      atHand.setDown(atHand.crowdedOut(), behind.copy()); // rolled back
      setDown(atHand, atHand.crowdedOut(), behind);
    }
    setDown(atHand, atHand.all(), behind);
    assertThat(behind.jobs).as("jobs, seed %d", seed).isEqualTo(plain.jobs);
    assertThat(behind.pieces).as("pieces, seed %d", seed).isEqualTo(plain.pieces);
    assertThat(behind.events.keySet()).as("events, seed %d", seed).isEqualTo(plain.events.keySet());
    assertThat(behind.figures).as("figures, seed %d", seed).isEqualTo(plain.figures);
    assertThat(behind.images).as("images, seed %d", seed).isEqualTo(plain.images);
  }

  private static <E, P extends Piece> void tell(
      Projection<E, P> projection, AtHand<E, P> atHand, Memory<E, P> behind, List<Told<E>> events) {
    AtHand<E, P>.Draft draft = atHand.over(behind);
    new Timeline<>(projection, draft).tell(events);
    draft.hold();
  }

  private static <E, P extends Piece> void setDown(
      AtHand<E, P> atHand, List<UUID> jobs, Memory<E, P> behind) {
    atHand.setDown(jobs, behind);
    atHand.letGo(jobs);
  }

  private static long[] seeds() {
    return System.getProperty("story.seed") == null
        ? new Random(SEED).longs(STORIES).toArray()
        : new long[] {SEED};
  }
}
