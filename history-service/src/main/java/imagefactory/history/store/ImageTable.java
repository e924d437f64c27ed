package imagefactory.history.store;

import imagefactory.contracts.Description;
import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.Warning;
import imagefactory.contracts.wire.Json;
import imagefactory.history.timeline.Change;
import imagefactory.history.timeline.Image;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of images.
final class ImageTable {
  private ImageTable() {}

  /// These, and all of these jobs.
  static List<Image> read(Handle tx, Set<UUID> ids, Set<UUID> jobIds) {
    List<Image> found = new ArrayList<>();
    if (!ids.isEmpty()) {
      found.addAll(read(tx, "select * from image where id = any(:ids)", ids));
    }
    if (!jobIds.isEmpty()) {
      read(tx, "select * from image where job_id = any(:ids)", jobIds).stream()
          .filter(image -> !ids.contains(image.id()))
          .forEach(found::add);
    }
    return found;
  }

  private static List<Image> read(Handle tx, String sql, Set<UUID> ids) {
    return tx.createQuery(sql)
        .bindArray("ids", UUID.class, ids)
        .map((row, _) -> image(new Row(row)))
        .list();
  }

  static Image image(Row row) throws SQLException {
    return new Image(
        row.uuid("id"),
        row.uuid("job_id"),
        brief(row),
        ImageStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT)),
        row.textOrNull("qc_reason"),
        failure(row),
        kept(row),
        finish(row),
        row.textOrNull("provider"),
        row.decimalOrNull("cost"),
        row.flag("deleted"),
        row.time("created_at"),
        row.time("updated_at"));
  }

  private static Image.@Nullable Brief brief(Row row) throws SQLException {
    String prompt = row.textOrNull("prompt");
    return prompt == null
        ? null
        : new Image.Brief(
            row.integer("image_index"),
            row.integer("generation"),
            prompt,
            row.number("seed"),
            row.text("aspect_ratio"));
  }

  private static Image.@Nullable Failure failure(Row row) throws SQLException {
    String step = row.textOrNull("failure_step");
    return step == null
        ? null
        : new Image.Failure(
            Step.valueOf(step.toUpperCase(Locale.ROOT)),
            row.text("failure_code"),
            row.text("failure_message"));
  }

  private static Image.@Nullable Kept kept(Row row) throws SQLException {
    String finished = row.textOrNull("final_path");
    String key = finished == null ? row.textOrNull("temp_path") : finished;
    return key == null
        ? null
        : new Image.Kept(
            new StoredFile(
                key,
                row.text("format"),
                row.integer("width"),
                row.integer("height"),
                row.number("bytes"),
                row.text("sha256")),
            finished != null);
  }

  private static Image.@Nullable Finish finish(Row row) throws SQLException {
    String processing = row.textOrNull("processing");
    if (processing == null) {
      return null;
    }
    String metadata = row.textOrNull("metadata");
    return new Image.Finish(
        metadata == null ? null : Json.readOwn(metadata, Description.class),
        Json.readOwn(processing, Settings.Processing.class),
        List.of(Json.readOwn(row.text("not_applied"), NotApplied[].class)),
        List.of(Json.readOwn(row.text("warnings"), Warning[].class)));
  }

  static void save(Handle tx, List<Change<Image>> changes) {
    List<Image> known = new ArrayList<>();
    List<Image> fresh = new ArrayList<>();
    changes.forEach(change -> (change.before() == null ? fresh : known).add(change.after()));
    CopiedColumns<Image> copied = new CopiedColumns<>();
    ImageColumns.describe(copied);
    copied.into(tx, "image", fresh);
    update(tx, known);
  }

  private static void update(Handle tx, List<Image> images) {
    if (images.isEmpty()) {
      return;
    }
    var columns =
        new Columns<>(
            images,
            tx.createUpdate(
                """
                update image i set
                  image_index = c.image_index, generation = c.generation, prompt = c.prompt,
                  seed = c.seed, aspect_ratio = c.aspect_ratio, status = c.status,
                  qc_reason = c.qc_reason, failure_step = c.failure_step,
                  failure_code = c.failure_code, failure_message = c.failure_message,
                  temp_path = c.temp_path, final_path = c.final_path, format = c.format,
                  width = c.width, height = c.height, bytes = c.bytes, sha256 = c.sha256,
                  metadata = c.metadata, processing = c.processing, not_applied = c.not_applied,
                  warnings = c.warnings, provider = c.provider, cost = c.cost,
                  deleted = c.deleted, created_at = c.created_at, updated_at = c.updated_at
                from unnest(
                  :id::uuid[], :job_id::uuid[], :image_index, :generation, :prompt, :seed, :aspect_ratio, :status,
                  :qc_reason, :failure_step, :failure_code, :failure_message, :temp_path, :final_path,
                  :format, :width, :height, :bytes, :sha256, :metadata::jsonb[],
                  :processing::json[], :not_applied::json[], :warnings::json[], :provider,
                  :cost::numeric[], :deleted, :created_at::timestamptz[], :updated_at::timestamptz[]
                ) as c (
                  id, job_id, image_index, generation, prompt, seed, aspect_ratio, status,
                  qc_reason, failure_step, failure_code, failure_message, temp_path, final_path,
                  format, width, height, bytes, sha256, metadata, processing, not_applied,
                  warnings, provider, cost, deleted, created_at, updated_at)
                where i.id = c.id\
                """));
    ImageColumns.describe(columns);
    columns.bound().execute();
  }
}
