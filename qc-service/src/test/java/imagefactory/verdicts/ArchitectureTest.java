package imagefactory.verdicts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("imagefactory.verdicts");

  @Test
  void the_decision_knows_only_java_and_the_contracts() {
    classes()
        .that()
        .resideInAPackage("imagefactory.verdicts.verdict..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", "imagefactory.contracts", "imagefactory.verdicts.verdict..")
        .check(CODE);
  }

  @Test
  void measuring_knows_no_framework() {
    classes()
        .that()
        .resideInAPackage("imagefactory.verdicts.measure..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "imagefactory.kit.store..",
            "imagefactory.pixels..",
            "imagefactory.verdicts.measure..",
            "imagefactory.verdicts.verdict..")
        .check(CODE);
  }

  @Test
  void data_goes_one_way() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("api")
        .definedBy("imagefactory.verdicts.api..")
        .layer("inbox")
        .definedBy("imagefactory.verdicts.inbox..")
        .layer("work")
        .definedBy("imagefactory.verdicts.work..")
        .layer("handler")
        .definedBy("imagefactory.verdicts")
        .layer("measure")
        .definedBy("imagefactory.verdicts.measure..")
        .layer("decision")
        .definedBy("imagefactory.verdicts.verdict..")
        .layer("store")
        .definedBy("imagefactory.verdicts.store..")
        .layer("outbox")
        .definedBy("imagefactory.verdicts.outbox..")
        .layer("setup")
        .definedBy("imagefactory.verdicts.setup..")
        .whereLayer("api")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("inbox")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("work")
        .mayOnlyBeAccessedByLayers("inbox") // which wakes it
        .whereLayer("handler")
        .mayOnlyBeAccessedByLayers("api", "inbox", "work")
        .whereLayer("measure")
        .mayOnlyBeAccessedByLayers("handler", "setup")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("outbox")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("setup")
        .mayOnlyBeAccessedByLayers("handler", "work")
        .check(CODE);
  }

  @Test
  void no_room_is_in_a_cycle() {
    slices().matching("imagefactory.verdicts.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void knows_no_other_service() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "imagefactory.jobs..", "imagefactory.images..", "imagefactory.history..")
        .check(CODE);
  }
}
