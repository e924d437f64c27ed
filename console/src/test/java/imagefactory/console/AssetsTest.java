package imagefactory.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)(?:(?:^|;)(?:(?:import|export)[^;'\"]*?\\bfrom|import)\\s*|\\bimport\\(\\s*)"
              + "['\"]([^'\"]+)['\"]");
  private static final Pattern NAMED_BY_THE_PAGE =
      Pattern.compile("(?:href|src)=\"/console/([0-9a-f]{12})/([^\"]+)\"");
  private final Assets assets = Assets.load();

  @Test
  void whatever_the_page_names_is_there() {
    List<MatchResult> named = NAMED_BY_THE_PAGE.matcher(text(assets.page())).results().toList();
    assertThat(named).hasSizeGreaterThan(30);
    assertThat(named)
        .allSatisfy(each -> {
          assertThat(each.group(1)).isEqualTo(assets.version());
          assertThat(assets.find(each.group(2))).as(each.group(2)).isPresent();
        });
  }

  /// No bundler looks, so this does: from the first module on, each import leads to a file.
  @Test
  void every_import_leads_to_a_module() {
    assertThat(reachable("app/main.js").distinct())
        .hasSizeGreaterThan(40)
        .allSatisfy(path -> assertThat(assets.find(path)).as(path).isPresent());
  }

  @Test
  void nothing_is_imported_by_a_bare_name() {
    assertThat(reachable("app/main.js").distinct())
        .allSatisfy(
            path -> assertThat(imports(path)).as(path).allMatch(name -> name.startsWith(".")));
  }

  @Test
  void the_page_has_no_script_or_style_of_its_own() {
    assertThat(text(assets.page()))
        .doesNotContain("<style", " style=", " onload=", "{base}", "{modules}")
        .doesNotContainPattern("<script(?![^>]*\\bsrc=)");
  }

  private Stream<String> reachable(String first) {
    var seen = new LinkedHashSet<String>();
    var next = new ArrayDeque<>(List.of(first));
    while (!next.isEmpty()) {
      String path = next.pop();
      if (seen.add(path)) {
        imports(path).forEach(name -> next.add(resolved(path, name)));
      }
    }
    return seen.stream();
  }

  private List<String> imports(String path) {
    return assets.find(path).stream()
        .flatMap(asset -> IMPORT.matcher(text(asset)).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static String resolved(String from, String name) {
    return Path.of(from).resolveSibling(name).normalize().toString();
  }

  private static String text(Asset asset) {
    return new String(asset.plain(), StandardCharsets.UTF_8);
  }
}
