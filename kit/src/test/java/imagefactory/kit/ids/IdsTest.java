package imagefactory.kit.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void ids_are_version_7_and_sort_by_their_making() {
    var ids = Stream.generate(Ids::next).limit(1000).toList();

    assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id.version()).isEqualTo(7));
    assertThat(ids.stream().map(Object::toString)).isSorted();
  }
}
