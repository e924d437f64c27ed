package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;

/// What a page must be for everybody, with whatever is open on it: axe finds no violation.
final class Accessible {
  private Accessible() {}

  static void is(Screen screen) {
    assertThat(new AxeBuilder(screen.page()).setLegacyMode(true).analyze().getViolations())
        .as(screen.page().url())
        .allSatisfy(each ->
            assertThat(each.getNodes().stream().map(node -> node.getHtml()).toList())
                .as(each.getId())
                .isEmpty());
  }
}
