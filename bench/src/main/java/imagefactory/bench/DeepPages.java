package imagefactory.bench;

import imagefactory.kit.page.Cursor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The first page of jobs beside the ten-thousandth.
record DeepPages(HistoryService history, HistoryRows rows, DataSource database) {
  private static final int DEEP_PAGE = 10_000;
  private static final int PAGE = 10;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 500;
  private static final int REQUESTS = 200;

  void compare() throws Exception {
    String first = "/jobs?limit=" + PAGE;
    int skipped = Math.min(DEEP_PAGE, rows.jobs() / PAGE) * PAGE - PAGE - 1;
    String deep = first + "&cursor=" + cursor(skipped);
    List<Double> ratios = new ArrayList<>();
    Clients.timed(WARM_UP, () -> history.ask(first).length() + history.ask(deep).length());
    for (int round = 0; round < ROUNDS; round++) {
      double one =
          Percentiles.of(Clients.timed(REQUESTS, () -> history.ask(first).length())).median();
      double far =
          Percentiles.of(Clients.timed(REQUESTS, () -> history.ask(deep).length())).median();
      ratios.add(far / one);
      System.out.printf("page 1 %.2f ms, page %,d %.2f ms%n", one, skipped / PAGE + 2, far);
    }
    System.out.printf(
        "the deep page takes %.2f times as long (1.3 at most)%n",
        Percentiles.of(ratios.stream().mapToDouble(Double::doubleValue).toArray()).median());
  }

  private String cursor(int skipped) throws SQLException {
    try (Connection connection = database.getConnection();
        var query =
            connection.prepareStatement(
                """
                select to_char(began_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), id
                from job where not deleted order by began_at desc, id desc offset ? limit 1\
                """)) {
      query.setInt(1, skipped);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return Cursor.of("-startedAt", row.getString(1), row.getString(2)).text();
      }
    }
  }
}
