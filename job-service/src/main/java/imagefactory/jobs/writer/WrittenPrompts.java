package imagefactory.jobs.writer;

import imagefactory.contracts.wire.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Batches that the model has brought, and how often it was asked for one. Prompts are paid for, so
/// they outlive a crash; they go when the job has them all.
@Singleton
class WrittenPrompts {
  /// How often a batch was asked for, and how many of the last calls failed.
  record Tries(int attempts, int errorsInARow) {}

  /// Counted before the call, so that one that dies with the process counts, too.
  Tries begin(Handle tx, UUID jobId, Batch batch) {
    return tx.createQuery(
            """
            insert into written_prompts as w (job_id, batch, attempts) values (:job, :batch, 1)
            on conflict (job_id, batch) do update set attempts = w.attempts + 1
            returning attempts, errors_in_a_row
            """)
        .bind("job", jobId)
        .bind("batch", batch.number())
        .map((row, _) -> new Tries(row.getInt("attempts"), row.getInt("errors_in_a_row")))
        .one();
  }

  /// False if nobody waits for it any more.
  boolean keep(Handle tx, UUID jobId, Batch batch, List<String> prompts) {
    return tx.createUpdate(
                """
                update written_prompts set prompts = coalesce(prompts, :prompts)
                where job_id = :job and batch = :batch
                """)
            .bind("job", jobId)
            .bind("batch", batch.number())
            .bind("prompts", Json.text(prompts))
            .execute()
        == 1;
  }

  void countError(Handle tx, UUID jobId, Batch batch, int errorsInARow) {
    tx.createUpdate(
            """
            update written_prompts set errors_in_a_row = :errors
            where job_id = :job and batch = :batch
            """)
        .bind("job", jobId)
        .bind("batch", batch.number())
        .bind("errors", errorsInARow)
        .execute();
  }

  /// What is there, in the order of the batches.
  SortedMap<Integer, List<String>> of(Handle tx, UUID jobId) {
    SortedMap<Integer, List<String>> batches = new TreeMap<>();
    tx.createQuery(
            """
            select batch, prompts from written_prompts where job_id = :job and prompts is not null
            """)
        .bind("job", jobId)
        .map((row, _) ->
            Map.entry(
                row.getInt("batch"),
                List.of(Json.readOwn(row.getString("prompts"), String[].class))))
        .forEach(batch -> batches.put(batch.getKey(), batch.getValue()));
    return batches;
  }

  void forget(Handle tx, UUID jobId) {
    tx.createUpdate("delete from written_prompts where job_id = :job").bind("job", jobId).execute();
  }

  /// Those of jobs that were cancelled meanwhile.
  int forgetAbandoned(Handle tx) {
    return tx.createUpdate(
            """
            delete from written_prompts w
            where not exists (select 1 from task t where t.id = w.job_id and t.done_at is null)
            """)
        .execute();
  }
}
