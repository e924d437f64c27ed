package imagefactory.images.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.contracts.Settings;
import imagefactory.images.provider.Making.Declined;
import imagefactory.images.provider.Making.Made;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Grey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {
  private final Local embedded = new Embedded();
  private final Local testCard = new TestCard();

  @ParameterizedTest
  @CsvSource({
    "1:1, 64, 64",
    "16:9, 64, 36",
    "9:16, 36, 64",
    "4:3, 64, 48",
    "21:9, 64, 27",
    "1024:768, 64, 48"
  })
  void the_size_is_the_longer_side_and_the_ratio_makes_the_other(
      String ratio, int width, int height) {
    Bitmap picture = made(embedded, ratio, Map.of("size", 64));
    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    assertThat(embedded.pixels(order(ratio, Map.of("size", 64)))).isEqualTo((long) width * height);
  }

  @ParameterizedTest
  @CsvSource({"16/9", "0:1", "wide", "100:1"})
  void declines_a_ratio_that_makes_no_picture(String ratio) {
    assertThat(declined(embedded, ratio, Map.of()).code()).isEqualTo("aspect_ratio_invalid");
  }

  @Test
  void declines_an_option_it_does_not_have_and_names_it() {
    assertThat(declined(embedded, "1:1", Map.of("quality", "high")))
        .isEqualTo(
            new Declined(
                "option_unknown", "provider embedded has no option \"quality\"; it has size"));
  }

  @Test
  void declines_a_size_out_of_range() {
    assertThat(declined(embedded, "1:1", Map.of("size", 4096)))
        .isEqualTo(
            new Declined(
                "option_invalid",
                "option size of provider embedded: expected a whole number of 64 to 2048, found"
                    + " 4096"));
    assertThat(declined(embedded, "1:1", Map.of("size", "big")).code()).isEqualTo("option_invalid");
    assertThat(declined(embedded, "1:1", Map.of("size", 100.5)).code()).isEqualTo("option_invalid");
  }

  @Test
  void a_flat_test_card_is_one_tone() {
    Bitmap card = made(testCard, "1:1", Map.of("flat", true));
    assertThat(Grey.of(card).spread().standardDeviation()).isZero();
  }

  @Test
  void a_prompt_can_ask_for_a_flat_test_card_among_others() {
    var flat =
        new Order(
            Remotes.IMAGE, "a Flat card", 7, "1:1", Map.of(), new Settings.Limits(10, 3, 10, 64));
    Bitmap card = ((Made) testCard.make(flat)).picture();
    assertThat(Grey.of(card).spread().standardDeviation()).isZero();
  }

  @Test
  void a_test_card_has_bars_and_differs_by_seed() {
    Bitmap card = made(testCard, "1:1", Map.of());
    assertThat(Grey.of(card).spread().standardDeviation()).isGreaterThan(30);
    var other =
        new Order(Remotes.IMAGE, "a fox", 8, "1:1", Map.of(), new Settings.Limits(10, 3, 10, 64));
    assertThat(((Made) testCard.make(other)).picture().argb()).isNotEqualTo(card.argb());
  }

  @Test
  void a_test_card_declines_what_is_no_flag() {
    assertThat(declined(testCard, "1:1", Map.of("flat", "yes")).message())
        .isEqualTo("option flat of provider test-card: expected true or false, found yes");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 1:1, 100, 100",
    "150, 100, 16:9, 150, 84",
    "100, 150, 1:1, 100, 100",
    "201, 200, 1:1, 201, 200"
  })
  void what_came_in_the_nearest_shape_is_cut_to_the_one_that_was_ordered(
      int width, int height, String ratio, int cutWidth, int cutHeight) {
    Bitmap cut = Shape.cut(Bitmap.blank(width, height), ratio);
    assertThat(cut.width()).isEqualTo(cutWidth);
    assertThat(cut.height()).isEqualTo(cutHeight);
  }

  private static Bitmap made(Local provider, String ratio, Map<String, Object> options) {
    return assertThat(provider.make(order(ratio, options)))
        .asInstanceOf(type(Made.class))
        .actual()
        .picture();
  }

  private static Declined declined(Local provider, String ratio, Map<String, Object> options) {
    return assertThat(provider.make(order(ratio, options)))
        .asInstanceOf(type(Declined.class))
        .actual();
  }

  private static Order order(String ratio, Map<String, Object> options) {
    return new Order(Remotes.IMAGE, "a fox", 7, ratio, options, new Settings.Limits(10, 3, 10, 64));
  }
}
