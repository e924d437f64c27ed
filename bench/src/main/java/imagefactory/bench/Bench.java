package imagefactory.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./factory bench [NAME…]`: one benchmark, several, or all.
public final class Bench {
  private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

  static {
    ALL.put("relay", new RelayBench());
    ALL.put("latency", new LatencyBench());
    ALL.put("jobs", new JobsBench());
    ALL.put("imaging", new ImagingBench());
    ALL.put("quality", new QualityBench());
    ALL.put("history-query", new QueryBench());
    ALL.put("history-retention", new RetentionBench());
    ALL.put("history-ingest", new IngestBench());
    ALL.put("history-rebuild", new RebuildBench());
  }

  private Bench() {}

  /// One measurement that prints its figures beside their limit.
  interface Benchmark {
    void run() throws Exception;
  }

  public static void main(String[] names) throws Exception {
    List<String> wanted = names.length == 0 ? List.copyOf(ALL.keySet()) : List.of(names);
    for (String name : wanted) {
      Map<String, Benchmark> parts = partsOf(name);
      if (parts.isEmpty()) {
        System.err.printf(
            "There is no benchmark %s; there are: %s%n", name, String.join(", ", ALL.keySet()));
        System.exit(2);
        return;
      }
      for (Map.Entry<String, Benchmark> part : parts.entrySet()) {
        System.out.printf("%n== %s%n", part.getKey());
        part.getValue().run();
      }
    }
    System.exit(0);
  }

  /// `history` is all benchmarks whose names begin so.
  private static Map<String, Benchmark> partsOf(String name) {
    Map<String, Benchmark> parts = new LinkedHashMap<>(ALL);
    parts.keySet().removeIf(each -> !each.equals(name) && !each.startsWith(name + "-"));
    return parts;
  }
}
