package imagefactory.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// What keeps people out of a page.
final class Axe {
  private Axe() {}

  static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream()
            .map(each ->
                each.getId()
                    + ": "
                    + each.getNodes().stream().map(node -> node.getHtml()).limit(3).toList())
            .toList();
  }
}
