package imagefactory.images.api;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.images.api.Conditions.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-99, 0, 99",
    "bytes=10-19, 10, 19",
    "bytes=90-, 90, 99",
    "bytes=90-500, 90, 99",
    "bytes=-10, 90, 99",
    "bytes=-500, 0, 99"
  })
  void cuts_a_range_to_the_file(String range, long first, long last) {
    var conditions = new Conditions(null, range, null);
    assertThat(conditions.wantsPart("tag")).isTrue();
    assertThat(conditions.part(100)).contains(new Part(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=500-600", "bytes=20-10", "bytes=-0"})
  void knows_a_range_that_no_file_of_this_length_has(String range) {
    assertThat(new Conditions(null, range, null).part(100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=a-b", "0-1"})
  void serves_the_whole_file_where_it_does_not_understand_the_range(String range) {
    assertThat(new Conditions(null, range, null).wantsPart("tag")).isFalse();
  }

  @Test
  void serves_the_whole_file_when_it_is_another_one() {
    assertThat(new Conditions(null, "bytes=0-1", "\"old\"").wantsPart("new")).isFalse();
    assertThat(new Conditions(null, "bytes=0-1", "\"new\"").wantsPart("new")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"tag\"", "W/\"tag\"", "\"other\", \"tag\"", "*"})
  void an_unchanged_file_is_not_sent_again(String ifNoneMatch) {
    assertThat(new Conditions(ifNoneMatch, null, null).unmodified("tag")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"tags\"", "tag", ""})
  void another_tag_is_another_file(String ifNoneMatch) {
    assertThat(new Conditions(ifNoneMatch, null, null).unmodified("tag")).isFalse();
  }
}
