package imagefactory.images;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import imagefactory.teststack.ServiceCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ServiceCode IMAGES = ServiceCode.in("imagefactory.images");

  @Test
  void the_painter_knows_only_java_and_pixels() {
    IMAGES.knowOnly(List.of("painter"), "imagefactory.pixels..");
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
        .check(IMAGES.code());
  }

  @Test
  void imaging_and_metadata_know_no_framework_and_no_room() {
    IMAGES.knowOnly(
        List.of("imaging", "metadata"),
        "org.jboss.logging..",
        "imagefactory.contracts",
        "imagefactory.pixels..");
  }

  @Test
  void the_imprint_knows_only_java_and_what_it_says() {
    IMAGES.knowOnly(
        List.of("imprint"),
        "javax.xml..",
        "org.w3c.dom..",
        "org.xml.sax..",
        "imagefactory.contracts",
        "imagefactory.pixels..");
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
        .layer("ordering")
        .definedBy("imagefactory.images.ordering..")
        .layer("painter")
        .definedBy("imagefactory.images.painter..")
        .layer("imaging")
        .definedBy("imagefactory.images.imaging..")
        .layer("remover")
        .definedBy("imagefactory.images.remover..")
        .layer("metadata")
        .definedBy("imagefactory.images.metadata..")
        .layer("imprint")
        .definedBy("imagefactory.images.imprint..")
        .layer("titler")
        .definedBy("imagefactory.images.titler..")
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
        .mayOnlyBeAccessedByLayers("handler", "ordering", "work", "api")
        .whereLayer("ordering")
        .mayOnlyBeAccessedByLayers("handler", "store", "api")
        .whereLayer("painter")
        .mayOnlyBeAccessedByLayers("provider")
        .whereLayer("imaging")
        .mayOnlyBeAccessedByLayers("handler", "remover")
        .whereLayer("remover")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("metadata")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("imprint")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("titler")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("filestore")
        .mayOnlyBeAccessedByLayers("handler", "api")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("outbox")
        .mayOnlyBeAccessedByLayers("handler")
        .check(IMAGES.code());
  }

  @Test
  void no_room_is_in_a_cycle() {
    IMAGES.hasNoRoomInACycle();
  }

  @Test
  void knows_no_other_service() {
    IMAGES.knowsNoOtherService();
  }
}
