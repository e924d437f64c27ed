package imagefactory.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Tasks that do nothing, a second: by db-scheduler with the settings that its documentation
/// recommends for high throughput on PostgreSQL, and by PostgreSQL alone.
final class NoOpTasks {
  private static final int THREADS = 20;
  private static final int BATCH = 100;

  private NoOpTasks() {}

  static double byDbScheduler(Servers servers, int tasks) throws Exception {
    try (AgroalDataSource source = pool(servers);
        Connection connection = source.getConnection()) {
      fill(connection, tasks);
      AtomicInteger done = new AtomicInteger();
      var task = Tasks.oneTime("no-op").execute((_, _) -> done.incrementAndGet());
      Scheduler scheduler =
          Scheduler.create(source, task)
              .threads(THREADS)
              .pollUsingLockAndFetch(1.0, 4.0)
              .pollingInterval(Duration.ofMillis(100))
              .build();
      long began = System.nanoTime();
      scheduler.start();
      while (done.get() < tasks) {
        Thread.sleep(5);
      }
      // Only when its row is deleted is a task done for good.
      while (left(connection) > 0) {
        Thread.sleep(10);
      }
      double rate = tasks / RelayBench.seconds(began);
      scheduler.stop();
      return rate;
    }
  }

  private static AgroalDataSource pool(Servers servers) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(pool ->
                pool.maxSize(THREADS + 4)
                    .connectionFactoryConfiguration(factory ->
                        factory
                            .jdbcUrl(servers.jdbcUrl())
                            .principal(new NamePrincipal(servers.owner()))
                            .credential(new SimplePassword(Servers.PASSWORD)))));
  }

  private static void fill(Connection connection, int tasks) throws SQLException {
    try (var sql = connection.createStatement()) {
      sql.execute(
          """
          create table if not exists scheduled_tasks (
            task_name text not null, task_instance text not null, task_data bytea,
            execution_time timestamptz not null, picked boolean not null, picked_by text,
            last_success timestamptz, last_failure timestamptz, consecutive_failures int,
            last_heartbeat timestamptz, version bigint not null, priority smallint,
            primary key (task_name, task_instance));
          create index if not exists execution_time_idx on scheduled_tasks (execution_time);
          create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat);
          insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
          select 'no-op', i, now(), false, 1 from generate_series(1, %d) i;
          analyze scheduled_tasks
          """
              .formatted(tasks));
    }
  }

  /// What cannot be beaten: claim and complete by `skip locked`, a hundred at a time, two commits.
  static double byPostgres(Servers servers, int tasks) throws SQLException {
    try (Connection connection = servers.ownSource().getConnection()) {
      try (var sql = connection.createStatement()) {
        sql.execute(
            """
            create table if not exists no_op (id bigint primary key, claimed boolean not null default false);
            create index if not exists no_op_open on no_op (id) where not claimed;
            insert into no_op (id) select i from generate_series(1, %d) i;
            analyze no_op
            """
                .formatted(tasks));
      }
      long began = System.nanoTime();
      try (var claim =
              connection.prepareStatement(
                  """
                  update no_op set claimed = true where id in (
                    select id from no_op where not claimed order by id limit ? for update skip locked)
                  returning id
                  """);
          var complete = connection.prepareStatement("delete from no_op where id = any (?)")) {
        claim.setInt(1, BATCH);
        for (int done = 0; done < tasks; done += BATCH) {
          var ids = new ArrayList<Long>();
          try (var rows = claim.executeQuery()) {
            while (rows.next()) {
              ids.add(rows.getLong(1));
            }
          }
          complete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
          complete.executeUpdate();
        }
      }
      return tasks / RelayBench.seconds(began);
    }
  }

  private static int left(Connection connection) throws SQLException {
    try (var sql = connection.createStatement();
        var row = sql.executeQuery("select count(*) from scheduled_tasks")) {
      row.next();
      return row.getInt(1);
    }
  }
}
