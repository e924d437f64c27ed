package imagefactory.history;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import imagefactory.teststack.ServiceCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ServiceCode HISTORY = ServiceCode.in("imagefactory.history");

  @Test
  void the_timeline_knows_only_java_and_the_contracts() {
    HISTORY.knowOnly(List.of("timeline"), "imagefactory.contracts");
  }

  @Test
  void data_goes_one_way() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("doors")
        .definedBy(
            "imagefactory.history.inbox..",
            "imagefactory.history.api..",
            "imagefactory.history.rebuild..",
            "imagefactory.history.letters..",
            "imagefactory.history.retention..")
        .layer("handler")
        .definedBy("imagefactory.history")
        .layer("timeline")
        .definedBy("imagefactory.history.timeline..")
        .layer("store")
        .definedBy("imagefactory.history.store..", "imagefactory.history.logs..")
        .layer("export")
        .definedBy("imagefactory.history.export..")
        .layer("stream")
        .definedBy("imagefactory.history.stream..")
        .layer("topics")
        .definedBy("imagefactory.history.topics..")
        .whereLayer("doors")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("handler")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("doors", "handler", "export")
        .whereLayer("export")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("stream")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("topics")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("timeline")
        .mayOnlyBeAccessedByLayers("doors", "handler", "store", "export")
        .check(HISTORY.code());
  }

  @Test
  void who_answers_requests_does_not_write() {
    noClasses()
        .that()
        .resideInAPackage("imagefactory.history.api..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(HistoryHandler.class.getName())
        .check(HISTORY.code());
  }

  @Test
  void no_room_is_in_a_cycle() {
    HISTORY.hasNoRoomInACycle();
  }

  @Test
  void knows_no_other_service() {
    HISTORY.knowsNoOtherService();
  }
}
