package imagefactory.history.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.JobEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Any permutation of a job's events, with duplicates and in polls of any size, ends in the same
/// history. A failure prints the seed of its story: give it to `story.seed` to see it again alone.
class AnyOrderTest {
  private static final int STORIES = 4_000;
  private static final long SEED = Long.getLong("story.seed", new Random().nextLong());

  @Test
  void tells_the_same_story_of_images_whatever_order_it_came_in() {
    for (long seed : seeds()) {
      Stories stories = new Stories(seed);
      List<Told<JobEvent>> first = stories.ofImages();
      List<Told<JobEvent>> second = stories.ofImages();
      check(seed, new ImageJobs(), stories, first, second);
    }
  }

  @Test
  void tells_the_same_story_of_an_external_job_whatever_order_it_came_in() {
    for (long seed : seeds()) {
      Stories stories = new Stories(seed);
      List<Told<Reported>> first = stories.ofExternals();
      List<Told<Reported>> second = stories.ofExternals();
      check(seed, new ExternalJobs(), stories, first, second);
    }
  }

  /// The last event cannot be missed: nothing says that there was one.
  @Test
  void shows_a_gap_in_a_story_and_closes_it_when_the_event_comes() {
    for (long seed : seeds()) {
      Stories stories = new Stories(seed);
      List<Told<JobEvent>> story = stories.ofImages();
      if (story.size() > 1) {
        Told<JobEvent> late = story.get(new Random(seed).nextInt(story.size() - 1));
        checkGap(seed, stories, story, late);
      }
    }
  }

  private static void checkGap(
      long seed, Stories stories, List<Told<JobEvent>> story, Told<JobEvent> late) {
    Remembered<JobEvent, Image> memory = new Remembered<>();
    List<Told<JobEvent>> others = story.stream().filter(each -> !each.equals(late)).toList();
    for (List<Told<JobEvent>> poll : stories.delivered(others)) {
      new Timeline<>(new ImageJobs(), memory).tell(poll);
    }
    assertThat(memory.jobs.values())
        .as("missing, seed %d", seed)
        .extracting(job -> job.place().missing())
        .containsExactly(1L);
    new Timeline<>(new ImageJobs(), memory).tell(List.of(late));
    Replay<Image> whole = Replay.of(new ImageJobs(), story);
    assertThat(memory.jobs).as("healed, seed %d", seed).isEqualTo(whole.jobs());
    assertThat(memory.pieces.values())
        .as("pieces, seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(whole.pieces());
    assertThat(memory.jobs.values()).allMatch(job -> job.place().missing() == 0);
  }

  private static <E, P extends Piece> void check(
      long seed,
      Projection<E, P> projection,
      Stories stories,
      List<Told<E>> first,
      List<Told<E>> second) {
    Remembered<E, P> plain = new Remembered<>();
    // Each event once, in order, alone: nothing can go wrong here.
    for (Told<E> each : inOrder(first, second)) {
      new Timeline<>(projection, plain).tell(List.of(each));
    }
    List<Told<E>> both = new ArrayList<>(first);
    both.addAll(second);
    Remembered<E, P> shuffled = new Remembered<>();
    for (List<Told<E>> poll : stories.delivered(both)) {
      new Timeline<>(projection, shuffled).tell(poll);
    }
    assertThat(shuffled.jobs).as("jobs, seed %d", seed).isEqualTo(plain.jobs);
    assertThat(shuffled.pieces).as("pieces, seed %d", seed).isEqualTo(plain.pieces);
    assertThat(shuffled.events.keySet())
        .as("events, seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(plain.events.keySet());
    assertThat(shuffled.figures).as("figures, seed %d", seed).isEqualTo(recount(shuffled).figures);
    assertThat(shuffled.images).as("images, seed %d", seed).isEqualTo(recount(shuffled).images);
  }

  private static <E> List<Told<E>> inOrder(List<Told<E>> first, List<Told<E>> second) {
    List<Told<E>> all = new ArrayList<>(Place.inOrder(first));
    all.addAll(Place.inOrder(second));
    return all;
  }

  /// The statistics as if everything had come at once.
  private static <E, P extends Piece> Remembered<E, P> recount(Remembered<E, P> known) {
    Remembered<E, P> anew = new Remembered<>();
    anew.save(
        known.jobs.values().stream().map(job -> new Change<>(null, job)).toList(),
        known.pieces.values().stream().map(piece -> new Change<>(null, piece)).toList());
    return anew;
  }

  private static long[] seeds() {
    return System.getProperty("story.seed") == null
        ? new Random(SEED).longs(STORIES).toArray()
        : new long[] {SEED};
  }
}
