package imagefactory.jobs.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.jobs.desk.Ledger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever the order of things: one end for each job, counters that equal a recount, no image
/// ordered twice, one file in one place. `-Dsimulator.runs` sets how many lives, `-Dsimulator.seed`
/// lives a single one again.
class SimulatorTest {
  private static final long RUNS = Long.getLong("simulator.runs", 20_000);
  private static final long MUTANT_RUNS = 2_000;

  @Test
  void holds_what_it_promises_in_every_life() {
    Long seed = Long.getLong("simulator.seed");
    LongAdder messages = new LongAdder();
    LongStream seeds = seed == null ? LongStream.range(0, RUNS) : LongStream.of(seed);
    seeds.parallel().forEach(each -> messages.add(live(each, UnaryOperator.identity())));
    System.out.printf("%d lives, %d messages%n", seed == null ? RUNS : 1, messages.sum());
    assertThat(messages.sum()).isGreaterThan(seed == null ? RUNS * 100 : 1);
  }

  /// A simulator that finds nothing may be blind: each of these broken rules must be seen.
  @ParameterizedTest
  @EnumSource(BrokenRule.class)
  void sees_that_a_rule_is_broken(BrokenRule rule) {
    assertThatThrownBy(
            () -> LongStream.range(0, MUTANT_RUNS).forEach(seed -> live(seed, rule.breaking())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed");
  }

  private static int live(long seed, UnaryOperator<Ledger> rule) {
    try {
      return new Life(seed, rule).live();
    } catch (RuntimeException e) {
      throw new AssertionError("-Dsimulator.seed=" + seed + ": " + e.getMessage(), e);
    }
  }
}
