package imagefactory.history;

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
          .importPackages("imagefactory.history");

  @Test
  void the_timeline_knows_only_java_and_the_contracts() {
    classes()
        .that()
        .resideInAPackage("imagefactory.history.timeline..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", "imagefactory.contracts", "imagefactory.history.timeline..")
        .check(CODE);
  }

  @Test
  void data_goes_one_way() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("doors")
        .definedBy("imagefactory.history.inbox..", "imagefactory.history.api..")
        .layer("handler")
        .definedBy("imagefactory.history")
        .layer("timeline")
        .definedBy("imagefactory.history.timeline..")
        .layer("store")
        .definedBy("imagefactory.history.store..", "imagefactory.history.logs..")
        .layer("stream")
        .definedBy("imagefactory.history.stream..")
        .layer("topics")
        .definedBy("imagefactory.history.topics..")
        .whereLayer("doors")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("handler")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("doors", "handler")
        .whereLayer("stream")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("topics")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("timeline")
        .mayOnlyBeAccessedByLayers("doors", "handler", "store")
        .check(CODE);
  }

  @Test
  void who_answers_requests_does_not_write() {
    noClasses()
        .that()
        .resideInAPackage("imagefactory.history.api..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(HistoryHandler.class.getName())
        .check(CODE);
  }

  @Test
  void no_room_is_in_a_cycle() {
    slices().matching("imagefactory.history.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void no_other_service_is_known() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "imagefactory.jobs..", "imagefactory.images..", "imagefactory.verdicts..")
        .check(CODE);
  }
}
