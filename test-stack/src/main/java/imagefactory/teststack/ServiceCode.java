package imagefactory.teststack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.stream.Stream;

/// A service's code without its tests, and the rules that every service keeps.
public record ServiceCode(String home, JavaClasses code) {
  private static final List<String> SERVICES =
      List.of(
          "imagefactory.jobs",
          "imagefactory.images",
          "imagefactory.verdicts",
          "imagefactory.history");

  /// `home` is the service's root package.
  public static ServiceCode in(String home) {
    if (!SERVICES.contains(home)) {
      throw new IllegalArgumentException("expected one of %s, found %s".formatted(SERVICES, home));
    }
    return new ServiceCode(
        home,
        new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(home));
  }

  /// The rooms know Java, each other, and what else is named as a package.
  public void knowOnly(List<String> rooms, String... others) {
    String[] own = rooms.stream().map(room -> home + "." + room + "..").toArray(String[]::new);
    classes()
        .that()
        .resideInAnyPackage(own)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(Stream.of("java..", "org.jspecify.."), Stream.of(own), Stream.of(others))
                .flatMap(packages -> packages)
                .toArray(String[]::new))
        .check(code);
  }

  public void hasNoRoomInACycle() {
    slices().matching(home + ".(*)..").should().beFreeOfCycles().check(code);
  }

  public void knowsNoOtherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            SERVICES.stream()
                .filter(service -> !service.equals(home))
                .map(service -> service + "..")
                .toArray(String[]::new))
        .check(code);
  }
}
