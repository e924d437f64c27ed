package imagefactory.history.rebuild;

import imagefactory.contracts.JobEvent;
import imagefactory.history.inbox.ExternalEventReader;
import imagefactory.history.inbox.JobEventReader;
import imagefactory.history.inbox.Reading;
import imagefactory.history.rebuild.RunTransactions.Progress;
import imagefactory.history.timeline.Reported;
import imagefactory.history.timeline.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records that were read together, as what they tell. `skipped` is how many of them history does
/// not take, which is known from when they came the first time.
record Records(List<Told<JobEvent>> images, List<Told<Reported>> externals, int read, int skipped) {
  private static final JobEventReader JOBS = new JobEventReader();
  private static final ExternalEventReader EXTERNALS = new ExternalEventReader();

  Records {
    images = List.copyOf(images);
    externals = List.copyOf(externals);
  }

  static Records of(List<ConsumerRecord<String, byte[]>> records, TopicReading from) {
    Reading<JobEvent> ours = JOBS.read(records.stream().filter(from::isOfJobs).toList());
    Reading<Reported> others =
        EXTERNALS.read(records.stream().filter(r -> !from.isOfJobs(r)).toList());
    return new Records(
        ours.told(),
        others.told(),
        records.size(),
        ours.dead().size() + others.dead().size() + others.unknown());
  }

  Progress progress() {
    return new Progress(read, skipped, 0);
  }

  boolean isEmpty() {
    return images.isEmpty() && externals.isEmpty();
  }

  /// What of it is told of these jobs. It counts as read elsewhere.
  Records about(Predicate<UUID> job) {
    return new Records(
        images.stream().filter(told -> job.test(told.jobId())).toList(),
        externals.stream().filter(told -> job.test(told.jobId())).toList(),
        0,
        0);
  }

  /// One event each.
  List<Records> oneByOne() {
    List<Records> all = new ArrayList<>();
    images.forEach(told -> all.add(new Records(List.of(told), List.of(), 0, 0)));
    externals.forEach(told -> all.add(new Records(List.of(), List.of(told), 0, 0)));
    return all;
  }

  @Override
  public String toString() {
    return Stream.concat(images.stream(), externals.stream())
        .map(told -> "%s of job %s".formatted(told.type(), told.jobId()))
        .toList()
        .toString();
  }
}
