package imagefactory.jobs;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import imagefactory.teststack.ServiceCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ServiceCode JOBS = ServiceCode.in("imagefactory.jobs");

  @Test
  void the_decision_knows_only_java_and_the_contracts() {
    JOBS.knowOnly(List.of("job", "image"), "imagefactory.contracts");
  }

  @Test
  void data_goes_one_way() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("doors")
        .definedBy(
            "imagefactory.jobs.api..", "imagefactory.jobs.inbox..", "imagefactory.jobs.writer..")
        .layer("submission")
        .definedBy("imagefactory.jobs.submission..")
        .layer("hall")
        .definedBy("imagefactory.jobs")
        .layer("desk")
        .definedBy("imagefactory.jobs.desk..")
        .layer("decision")
        .definedBy("imagefactory.jobs.job..", "imagefactory.jobs.image..")
        .layer("store")
        .definedBy("imagefactory.jobs.store..")
        .layer("outbox")
        .definedBy("imagefactory.jobs.outbox..")
        .whereLayer("doors")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("submission")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("hall")
        .mayOnlyBeAccessedByLayers("doors")
        .whereLayer("outbox")
        .mayOnlyBeAccessedByLayers("hall")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("hall", "doors", "submission")
        .whereLayer("decision")
        .mayOnlyBeAccessedByLayers("desk", "hall", "store", "doors", "submission")
        .check(JOBS.code());
  }

  @Test
  void no_room_is_in_a_cycle() {
    JOBS.hasNoRoomInACycle();
  }

  @Test
  void knows_no_other_service() {
    JOBS.knowsNoOtherService();
  }
}
