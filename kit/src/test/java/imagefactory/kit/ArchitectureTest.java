package imagefactory.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses KIT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("imagefactory.kit");

  @Test
  void the_kit_depends_on_no_other_room() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "imagefactory.contracts..",
            "imagefactory.jobs..",
            "imagefactory.images..",
            "imagefactory.verdicts..",
            "imagefactory.history..",
            "imagefactory.pixels..",
            "imagefactory.imagestore..",
            "imagefactory.stack..",
            "imagefactory.local..")
        .check(KIT);
  }

  @Test
  void the_kit_knows_no_word_of_the_glossary() {
    String words =
        "(Job|Image|Verdict|Provider|Configuration|Generation|Variation|Retry|Rerun|Inspector)";
    noClasses()
        .that()
        .doNotHaveSimpleName("package-info")
        .should()
        .haveNameMatching(".*\\.[A-Za-z$]*" + words + "[A-Za-z$]*")
        .check(KIT);
  }

  @Test
  void names_say_what_things_are() {
    noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|Base)").check(KIT);
  }

  @Test
  void packages_do_not_depend_in_circles() {
    slices().matching("imagefactory.kit.(*)..").should().beFreeOfCycles().check(KIT);
  }

  @Test
  void ids_retries_and_the_store_know_no_framework() {
    classes()
        .that()
        .resideInAnyPackage(
            "imagefactory.kit.ids", "imagefactory.kit.retry", "imagefactory.kit.store")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.fasterxml.uuid..",
            "imagefactory.kit.retry",
            "imagefactory.kit.store",
            "imagefactory.kit.ids")
        .check(KIT);
  }
}
