package imagefactory.jobs;

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
          .importPackages("imagefactory.jobs");

  @Test
  void the_decision_knows_only_java_and_the_contracts() {
    classes()
        .that()
        .resideInAnyPackage("imagefactory.jobs.job..", "imagefactory.jobs.image..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "imagefactory.contracts",
            "imagefactory.jobs.job..",
            "imagefactory.jobs.image..")
        .check(CODE);
  }

  @Test
  void data_goes_one_way() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("doors")
        .definedBy("imagefactory.jobs.api..", "imagefactory.jobs.inbox..")
        .layer("hall")
        .definedBy("imagefactory.jobs")
        .layer("decision")
        .definedBy("imagefactory.jobs.job..", "imagefactory.jobs.image..")
        .layer("store")
        .definedBy("imagefactory.jobs.store..")
        .layer("outbox")
        .definedBy("imagefactory.jobs.outbox..")
        .whereLayer("doors")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("hall")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("outbox")
        .mayOnlyBeAccessedByLayers("hall")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("hall", "doors")
        .check(CODE);
  }

  @Test
  void no_room_is_in_a_cycle() {
    slices().matching("imagefactory.jobs.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void knows_no_other_service() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "imagefactory.images..", "imagefactory.verdicts..", "imagefactory.history..")
        .check(CODE);
  }
}
