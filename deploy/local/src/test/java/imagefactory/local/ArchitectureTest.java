package imagefactory.local;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("imagefactory.local");

  @Test
  void rooms_know_each_other_in_one_direction_only() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("commands")
        .definedBy("imagefactory.local")
        .layer("run")
        .definedBy("imagefactory.local.run..")
        .layer("client")
        .definedBy("imagefactory.local.client..")
        .layer("supervise")
        .definedBy("imagefactory.local.supervise..")
        .layer("home")
        .definedBy("imagefactory.local.home..")
        .whereLayer("commands")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("commands")
        .whereLayer("client")
        .mayOnlyBeAccessedByLayers("commands", "run")
        .whereLayer("supervise")
        .mayOnlyBeAccessedByLayers("commands", "run")
        .check(CODE);
  }

  @Test
  void there_are_no_cycles() {
    slices().matching("imagefactory.local.(*)..").should().beFreeOfCycles().check(CODE);
  }
}
