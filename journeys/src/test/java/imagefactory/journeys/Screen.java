package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import imagefactory.local.home.Member;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A window of the console. Whatever the browser complains of meanwhile, a refused script or a
/// broken promise, fails the story.
final class Screen implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "screens");

  /// The browser tells of each layout shift, and which elements it moved from where to where.
  private static final String WATCH_JUMPS =
      """
      globalThis.jumps = [];
      globalThis.tellJumps = (told) => told.getEntries().filter((jump) => !jump.hadRecentInput).forEach((jump) => jumps.push(jump));
      globalThis.jumpWatch = new PerformanceObserver(tellJumps);
      jumpWatch.observe({ type: 'layout-shift', buffered: true });
      """;

  /// Two frames, so that what has just come is laid out.
  private static final String JUMPS =
      """
      async () => {
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        tellJumps({ getEntries: () => jumpWatch.takeRecords() });
        const rect = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
        const moved = ({ node, previousRect, currentRect }) => `${node?.nodeName} ${node?.className ?? node?.data}: ${rect(previousRect)} -> ${rect(currentRect)}`;
        const sum = jumps.reduce((sum, { value }) => sum + value, 0);
        return sum < 0.02 ? [] : jumps.map(({ value, sources }) => `${value.toFixed(4)} ${sources.map(moved).join(', ')}`);
      }
      """;

  private final BrowserContext context;
  private final Page page;
  private final String root;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /// How large, and in which theme.
  record Size(String name, int width, int height, ColorScheme theme) {
    static final Size DESK = new Size("desk", 1440, 1000, ColorScheme.LIGHT);
    static final Size NIGHT = new Size("night", 1440, 1000, ColorScheme.DARK);
    static final Size PHONE = new Size("phone", 390, 844, ColorScheme.LIGHT);
    static final Size WALL = new Size("wall", 2560, 1440, ColorScheme.LIGHT);
  }

  Screen(House house, Chromium chromium, Size size) {
    root = house.url(Member.HISTORY);
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(size.width(), size.height())
                    .setColorScheme(size.theme()));
    context.addInitScript(WATCH_JUMPS);
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
        complaints.add(message.text());
      }
    });
  }

  Screen open(String path) {
    page.navigate(root + path);
    page.locator("h1").first().waitFor();
    return this;
  }

  Page page() {
    return page;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  String root() {
    return root;
  }

  /// Waits until something can be seen.
  void sees(String text) {
    page.getByText(text).first().waitFor();
  }

  Path picture(String name) {
    Path file = PICTURES.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    return file;
  }

  /// Nothing may stick out to the right.
  void fitsItsWidth() {
    assertThat(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
        .asString()
        .satisfies(over -> assertThat(Double.parseDouble(over)).isLessThanOrEqualTo(0));
  }

  /// What moved by itself since the page was opened, if that is more than an eye forgives.
  List<?> jumps() {
    return (List<?>) page.evaluate(JUMPS);
  }

  void hasNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
