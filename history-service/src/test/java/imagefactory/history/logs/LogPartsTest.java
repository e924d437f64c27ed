package imagefactory.history.logs;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.LogEntry;
import imagefactory.history.HistoryHandler;
import imagefactory.history.Tale;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs whose parts are short, and what becomes of old ones.
@QuarkusTest
@OnStack
class LogPartsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration AGES = Duration.ofDays(20 * 365);

  @Inject Jdbi jdbi;
  @Inject HistoryHandler handler;
  @TempDir Path folder;

  private final UUID job = Ids.next();

  @Test
  void a_long_log_goes_on_in_another_file_and_is_read_as_one() throws IOException {
    JobLogs logs = logs(1000, 100);
    List<String> written = append(logs, 0, 40);

    assertThat(files()).hasSizeGreaterThan(5);
    assertThat(messages(logs, 7)).isEqualTo(written);
    assertThat(logs.find(job).orElseThrow().entries()).isEqualTo(40);
    for (Path file : files()) {
      assertThat(Files.size(file)).isLessThan(1500);
    }
  }

  @Test
  void the_oldest_parts_go_and_positions_stay_what_they_were() throws IOException {
    JobLogs logs = logs(1000, 3);
    append(logs, 0, 10);
    LogReader.Lines early = reader(logs).read(0, 10, LogReader.Wanted.ALL);
    long position = early.lines().get(7).after();
    append(logs, 10, 40);

    assertThat(files()).hasSize(3);
    List<String> kept = messages(logs, 100);
    assertThat(kept).endsWith("line 39").doesNotContain("line 8");
    assertThat(reader(logs).isBoundary(position)).isTrue();
    assertThat(reader(logs).read(position, 100, LogReader.Wanted.ALL).lines()).hasSameSizeAs(kept);
    assertThat(reader(logs).isBoundary(logs.find(job).orElseThrow().bytes() - 1)).isFalse();
  }

  @Test
  void a_line_is_written_once_though_a_new_part_began_between() throws IOException {
    List<LogLine> lines = lines(0, 6);
    jdbi.useTransaction(tx -> logs(1000, 100).append(tx, lines));
    // Another process, so to speak: it knows of the lines by the files alone.
    jdbi.useTransaction(tx -> logs(1000, 100).append(tx, lines.subList(3, 6)));
    jdbi.useTransaction(tx -> logs(1000, 100).append(tx, lines.subList(2, 6)));

    assertThat(messages(logs(1000, 100), 100)).hasSize(6);
  }

  @Test
  void the_log_of_a_deleted_job_goes() throws IOException {
    Tale tale = new Tale().queued("gone", 1, 1, null).deleted();
    jdbi.useTransaction(tx -> handler.rememberImages(tx, tale.events()));
    JobLogs logs = logs(1000, 100);
    jdbi.useTransaction(
        tx -> logs.append(tx, List.of(LogLine.of(Ids.next(), entry(tale.job, "last words")))));
    append(logs, 0, 1);

    retention(logs, AGES, Long.MAX_VALUE).clean();

    assertThat(logs.find(tale.job)).isEmpty();
    assertThat(logs.find(job)).isPresent();
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_log_goes_that_nobody_has_written_to_for_long() throws IOException {
    JobLogs logs = logs(1000, 100);
    append(logs, 0, 20);
    lastAppended("1990-01-01");

    retention(logs, AGES, Long.MAX_VALUE).clean();

    assertThat(logs.find(job)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void the_least_recent_log_goes_where_there_is_no_room() throws IOException {
    JobLogs logs = logs(1000, 100);
    append(logs, 0, 1);
    lastAppended("1990-01-01");
    long all =
        jdbi.withHandle(h ->
            h.createQuery("select sum(bytes - starts[1])::bigint from job_log")
                .mapTo(Long.class)
                .one());

    retention(logs, Duration.ofDays(100 * 365), all).clean();
    assertThat(logs.find(job)).isPresent();
    retention(logs, Duration.ofDays(100 * 365), all - 1).clean();
    assertThat(logs.find(job)).isEmpty();
  }

  private void lastAppended(String day) {
    jdbi.useHandle(h ->
        h.createUpdate("update job_log set appended_at = cast(:day as date) where job_id = :job")
            .bind("day", day)
            .bind("job", job)
            .execute());
  }

  private List<String> append(JobLogs logs, int from, int to) {
    for (LogLine line : lines(from, to)) {
      jdbi.useTransaction(tx -> logs.append(tx, List.of(line)));
    }
    return IntStream.range(from, to).mapToObj(i -> "line " + i).toList();
  }

  private List<LogLine> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> LogLine.of(Ids.next(), entry(job, "line " + i)))
        .toList();
  }

  private static LogEntry entry(UUID job, String message) {
    return new LogEntry(job, null, NOON, LogEntry.Level.INFO, "a", null, 0, message, 12L, null);
  }

  private List<String> messages(JobLogs logs, int atOnce) throws IOException {
    List<String> messages = new ArrayList<>();
    LogReader.Lines lines;
    long next = 0;
    do {
      lines = reader(logs).read(next, atOnce, LogReader.Wanted.ALL);
      lines.lines().forEach(placed -> messages.add(placed.line().message()));
      next = lines.next();
    } while (!lines.isLast());
    return messages;
  }

  private LogReader reader(JobLogs logs) {
    return logs.reader(logs.find(job).orElseThrow());
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private JobLogs logs(long part, int parts) {
    return new JobLogs(jdbi, folder, new Limits(part, parts, AGES, Long.MAX_VALUE));
  }

  private LogRetention retention(JobLogs logs, Duration keep, long room) {
    return new LogRetention(
        jdbi, logs, new Limits(1000, 100, keep, room), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private record Limits(long partBytes, int parts, Duration keep, long roomBytes)
      implements LogSettings {
    @Override
    public MemorySize part() {
      return new MemorySize(BigInteger.valueOf(partBytes));
    }

    @Override
    public MemorySize room() {
      return new MemorySize(BigInteger.valueOf(roomBytes));
    }

    @Override
    public Duration cleanEvery() {
      return Duration.ofHours(1);
    }
  }
}
