package imagefactory.history.retention;

import imagefactory.contracts.JobStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long jobs of a kind stay after they ended in a status; null is any. Written as
/// `image:failed=90d`, with `*` for any.
record RetentionRule(@Nullable String kind, @Nullable JobStatus status, Duration age) {
  private static final Pattern RULE = Pattern.compile("([^:=,]+):([a-z*]+)=([1-9][0-9]{0,5})d");
  private static final Set<JobStatus> ENDS =
      Set.of(JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED);

  static List<RetentionRule> read(String rules) {
    return Arrays.stream(rules.split(","))
        .map(String::strip)
        .filter(rule -> !rule.isEmpty())
        .map(RetentionRule::one)
        .toList();
  }

  private static RetentionRule one(String rule) {
    Matcher parts = RULE.matcher(rule);
    if (!parts.matches()) {
      throw refused(rule);
    }
    String status = parts.group(2);
    return new RetentionRule(
        parts.group(1).equals("*") ? null : parts.group(1),
        status.equals("*") ? null : end(rule, status),
        Duration.ofDays(Long.parseLong(parts.group(3))));
  }

  private static JobStatus end(String rule, String status) {
    return ENDS.stream()
        .filter(end -> LowerCaseEnums.nameOf(end).equals(status))
        .findFirst()
        .orElseThrow(() -> refused(rule));
  }

  private static IllegalArgumentException refused(String rule) {
    return new IllegalArgumentException(
        "factory.retention.rules: expected kind:status=days such as image:failed=90d, with * for"
            + " any and a status of completed, failed or cancelled, found "
            + rule);
  }

  boolean applies(String toKind, JobStatus toStatus) {
    return (kind == null || kind.equals(toKind)) && (status == null || status == toStatus);
  }
}
