package imagefactory.verdicts;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import imagefactory.teststack.ServiceCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ServiceCode VERDICTS = ServiceCode.in("imagefactory.verdicts");

  @Test
  void the_decision_knows_only_java_and_the_contracts() {
    VERDICTS.knowOnly(List.of("verdict"), "imagefactory.contracts");
  }

  @Test
  void measuring_knows_no_framework() {
    VERDICTS.knowOnly(
        List.of("measure"),
        "imagefactory.kit.store..",
        "imagefactory.pixels..",
        "imagefactory.verdicts.verdict..");
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
        .layer("vision")
        .definedBy("imagefactory.verdicts.vision..")
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
        .whereLayer("vision")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("measure")
        .mayOnlyBeAccessedByLayers("handler", "setup")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("outbox")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("setup")
        .mayOnlyBeAccessedByLayers("handler", "work", "vision")
        .check(VERDICTS.code());
  }

  @Test
  void no_room_is_in_a_cycle() {
    VERDICTS.hasNoRoomInACycle();
  }

  @Test
  void knows_no_other_service() {
    VERDICTS.knowsNoOtherService();
  }
}
