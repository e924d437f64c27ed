package imagefactory.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void a_generation_takes_the_next_prompt_in_turn() {
    var plan = Plans.of(3, 2, 8);
    assertThat(IntStream.range(0, 6).mapToObj(i -> plan.image(i).prompt()))
        .containsExactly("a fox", "a fox", "an owl", "an owl", "a fox", "a fox");
  }

  @Test
  void image_i_takes_the_ratio_i_modulo_n() {
    var plan = Plans.of(4, 1, 8);
    assertThat(IntStream.range(0, 4).mapToObj(i -> plan.image(i).aspectRatio()))
        .containsExactly("1:1", "16:9", "9:16", "1:1");
  }

  @Test
  void a_fixed_seed_numbers_the_images() {
    assertThat(seeds(Plans.of(2, 2, 8))).containsExactly(7L, 8L, 9L, 10L);
  }

  @Test
  void random_seeds_are_the_same_each_time_the_plan_is_made() {
    List<Long> seeds = seeds(Plans.withRandomSeeds(Plans.JOB));
    assertThat(seeds(Plans.withRandomSeeds(Plans.JOB))).isEqualTo(seeds).doesNotHaveDuplicates();
    assertThat(seeds(Plans.withRandomSeeds(new UUID(1, 2)))).isNotEqualTo(seeds);
  }

  private static List<Long> seeds(Plan plan) {
    return IntStream.range(0, 4).mapToObj(i -> plan.image(i).seed()).toList();
  }

  @Test
  void ids_of_images_never_meet() {
    Set<UUID> ids = new HashSet<>();
    for (long job = 0; job < 5; job++) {
      UUID jobId = new UUID(Plans.JOB.getMostSignificantBits(), job);
      IntStream.range(0, 10_000).forEach(i -> ids.add(ImageIds.of(jobId, i)));
    }
    assertThat(ids).hasSize(50_000);
  }

  @Test
  void ids_are_version_7_and_sort_by_place() {
    List<UUID> ids = IntStream.range(0, 10_000).mapToObj(i -> ImageIds.of(Plans.JOB, i)).toList();
    assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
    assertThat(ids.stream().map(UUID::toString)).isSorted();
  }

  @Test
  void there_is_no_place_before_the_first() {
    assertThatThrownBy(() -> ImageIds.of(Plans.JOB, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
