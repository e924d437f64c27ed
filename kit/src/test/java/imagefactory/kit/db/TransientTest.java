package imagefactory.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransientTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57014", "57P01", "57P03"})
  void these_pass_by_themselves_however_deep_they_lie(String state) {
    var failure = new IllegalStateException(new RuntimeException(new SQLException("no", state)));
    assertThat(Transient.causedBy(failure)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "25P02", "42601", "42501"})
  void these_do_not(String state) {
    assertThat(Transient.causedBy(new RuntimeException(new SQLException("no", state)))).isFalse();
  }

  @Test
  void work_can_say_of_its_own_failure_that_it_passes() {
    assertThat(Transient.causedBy(new TryAgain("the disk is full", new IOException()))).isTrue();
    assertThat(Transient.causedBy(new IllegalStateException())).isFalse();
  }
}
