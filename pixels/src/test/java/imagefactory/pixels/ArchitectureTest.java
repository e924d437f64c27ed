package imagefactory.pixels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void pixels_know_only_java() {
    var main =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("imagefactory.pixels");
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("imagefactory.pixels..", "java..", "javax.imageio..", "org.jspecify..")
        .check(main);
  }
}
