package imagefactory.images.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.images.provider.Remote;
import imagefactory.images.provider.Remotes;
import imagefactory.kit.gate.Passage;
import imagefactory.kit.gate.Passage.Go;
import imagefactory.kit.gate.Passage.Wait;
import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What two replicas know of a provider is the same.
@QuarkusTest
@OnStack
class SharedGateTest {
  @Inject Jdbi jdbi;
  @Inject Circuits circuits;

  private final Remote provider = Remotes.limited(URI.create("https://provider.example"), 6, 2);
  private SharedGate one;
  private SharedGate other;

  @BeforeEach
  void open() {
    jdbi.useHandle(h -> h.execute("delete from provider_gate where provider = ?", provider.name()));
    one = new SharedGate(jdbi, new OrderingTest.Patient());
    other = new SharedGate(jdbi, new OrderingTest.Patient());
  }

  @Test
  void orders_of_all_replicas_take_turns() {
    // Six in a minute, two of them together: one every ten seconds.
    var waits =
        List.of(one, other, one, other).stream().map(gate -> gate.enter(provider, true)).toList();
    assertThat(waits.subList(0, 2)).containsOnly(new Go(Duration.ZERO));
    assertThat(after(waits.get(2))).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(after(waits.get(3))).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
    assertThat(other.enter(provider, false)).isEqualTo(new Go(Duration.ZERO));
  }

  private static Duration after(Passage passage) {
    return assertThat(passage).asInstanceOf(type(Go.class)).actual().after();
  }

  @Test
  void failures_of_all_replicas_open_the_circuit_of_all_and_a_success_closes_it() {
    List.of(one, other, one, other, one).forEach(gate -> gate.failed(provider));
    assertThat(other.enter(provider, false)).isInstanceOf(Wait.class);
    assertThat(shown().state()).isEqualTo("open");
    assertThat(shown().failuresInARow()).isEqualTo(5);
    assertThat(shown().openSince()).isNotNull();
    other.succeeded(provider);
    assertThat(one.enter(provider, false)).isEqualTo(new Go(Duration.ZERO));
    assertThat(shown().state()).isEqualTo("closed");
  }

  @Test
  void who_is_told_to_wait_makes_all_wait() {
    one.leaveAlone(provider, Duration.ofMinutes(1));
    assertThat(other.enter(provider, true)).isInstanceOf(Wait.class);
    assertThat(shown().leftAloneUntil()).isNotNull();
  }

  private Circuit shown() {
    return jdbi.withHandle(circuits::all).stream()
        .filter(each -> each.provider().equals(provider.name()))
        .findFirst()
        .orElseThrow();
  }
}
