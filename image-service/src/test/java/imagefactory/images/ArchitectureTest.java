package imagefactory.images;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
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
          .importPackages("imagefactory.images");

  @Test
  void the_painter_knows_only_java_and_pixels() {
    classes()
        .that()
        .resideInAPackage("imagefactory.images.painter..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", "imagefactory.pixels..", "imagefactory.images.painter..")
        .check(CODE);
  }

  @Test
  void the_painter_computes_nothing_that_machines_round_differently() {
    noClasses()
        .that()
        .resideInAPackage("imagefactory.images.painter..")
        .should()
        .callMethodWhere(
            target(owner(name("java.lang.Math")))
                .and(target(nameMatching("sin|cos|tan|exp|log|pow|cbrt|atan2|hypot"))))
        .check(CODE);
  }

  @Test
  void imaging_and_metadata_know_no_framework_and_no_room() {
    classes()
        .that()
        .resideInAnyPackage("imagefactory.images.imaging..", "imagefactory.images.metadata..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.jboss.logging..",
            "imagefactory.contracts",
            "imagefactory.pixels..",
            "imagefactory.images.imaging..",
            "imagefactory.images.metadata..")
        .check(CODE);
  }

  @Test
  void data_goes_one_way() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("api")
        .definedBy("imagefactory.images.api..")
        .layer("inbox")
        .definedBy("imagefactory.images.inbox..")
        .layer("work")
        .definedBy("imagefactory.images.work..")
        .layer("handler")
        .definedBy("imagefactory.images")
        .layer("provider")
        .definedBy("imagefactory.images.provider..")
        .layer("painter")
        .definedBy("imagefactory.images.painter..")
        .layer("imaging")
        .definedBy("imagefactory.images.imaging..")
        .layer("metadata")
        .definedBy("imagefactory.images.metadata..")
        .layer("filestore")
        .definedBy("imagefactory.images.filestore..")
        .layer("store")
        .definedBy("imagefactory.images.store..")
        .layer("outbox")
        .definedBy("imagefactory.images.outbox..")
        .whereLayer("api")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("inbox")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("work")
        .mayOnlyBeAccessedByLayers("inbox") // which wakes it
        .whereLayer("handler")
        .mayOnlyBeAccessedByLayers("api", "inbox", "work")
        .whereLayer("provider")
        .mayOnlyBeAccessedByLayers("handler", "api")
        .whereLayer("painter")
        .mayOnlyBeAccessedByLayers("provider")
        .whereLayer("imaging")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("metadata")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("filestore")
        .mayOnlyBeAccessedByLayers("handler", "api")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("outbox")
        .mayOnlyBeAccessedByLayers("handler")
        .check(CODE);
  }

  @Test
  void no_room_is_in_a_cycle() {
    slices().matching("imagefactory.images.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void knows_no_other_service() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "imagefactory.jobs..", "imagefactory.verdicts..", "imagefactory.history..")
        .check(CODE);
  }
}
