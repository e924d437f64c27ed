package imagefactory.history.store;

import imagefactory.contracts.Description;
import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.Warning;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Change;
import imagefactory.history.timeline.Image;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of images.
final class ImageTable {
  private ImageTable() {}

  static List<Image> read(Handle tx, Set<UUID> ids, Set<UUID> jobIds) {
    return tx.createQuery("select * from image where id = any(:ids) or job_id = any(:jobIds)")
        .bindArray("ids", UUID.class, ids)
        .bindArray("jobIds", UUID.class, jobIds)
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
    if (changes.isEmpty()) {
      return;
    }
    List<Image> images = changes.stream().map(Change::after).toList();
    new Columns<>(
            images,
            tx.createUpdate(
                """
                insert into image (
                  id, job_id, image_index, generation, prompt, seed, aspect_ratio, status,
                  qc_reason, failure_step, failure_code, failure_message, temp_path, final_path,
                  format, width, height, bytes, sha256, metadata, processing, not_applied,
                  warnings, provider, cost, deleted, created_at, updated_at)
                select * from unnest(
                  :id::uuid[], :jobId::uuid[], :index, :generation, :prompt, :seed, :aspectRatio, :status,
                  :qcReason, :failureStep, :failureCode, :failureMessage, :tempPath, :finalPath,
                  :format, :width, :height, :bytes, :sha256, :metadata::jsonb[],
                  :processing::jsonb[], :notApplied::jsonb[], :warnings::jsonb[], :provider,
                  :cost::numeric[], :deleted, :createdAt::timestamptz[], :updatedAt::timestamptz[])
                on conflict (id) do update set
                  image_index = excluded.image_index, generation = excluded.generation,
                  prompt = excluded.prompt, seed = excluded.seed,
                  aspect_ratio = excluded.aspect_ratio, status = excluded.status,
                  qc_reason = excluded.qc_reason, failure_step = excluded.failure_step,
                  failure_code = excluded.failure_code,
                  failure_message = excluded.failure_message,
                  temp_path = excluded.temp_path, final_path = excluded.final_path,
                  format = excluded.format, width = excluded.width, height = excluded.height,
                  bytes = excluded.bytes, sha256 = excluded.sha256,
                  metadata = excluded.metadata, processing = excluded.processing,
                  not_applied = excluded.not_applied, warnings = excluded.warnings,
                  provider = excluded.provider, cost = excluded.cost,
                  deleted = excluded.deleted, created_at = excluded.created_at,
                  updated_at = excluded.updated_at\
                """))
        .uuid("id", Image::id)
        .uuid("jobId", Image::jobId)
        .integer("index", brief(Image.Brief::index))
        .integer("generation", brief(Image.Brief::generation))
        .text("prompt", brief(Image.Brief::prompt))
        .number("seed", brief(Image.Brief::seed))
        .text("aspectRatio", brief(Image.Brief::aspectRatio))
        .text("status", image -> LowerCaseEnums.nameOf(image.status()))
        .text("qcReason", Image::qcReason)
        .text("failureStep", failure(why -> LowerCaseEnums.nameOf(why.step())))
        .text("failureCode", failure(Image.Failure::code))
        .text("failureMessage", failure(Image.Failure::message))
        .text("tempPath", image -> key(image, false))
        .text("finalPath", image -> key(image, true))
        .text("format", file(StoredFile::format))
        .integer("width", file(StoredFile::width))
        .integer("height", file(StoredFile::height))
        .number("bytes", file(StoredFile::bytes))
        .text("sha256", file(StoredFile::sha256))
        .text(
            "metadata", finish(done -> done.metadata() == null ? null : Json.text(done.metadata())))
        .text("processing", finish(done -> Json.text(done.processing())))
        .text("notApplied", finish(done -> Json.text(done.notApplied())))
        .text("warnings", finish(done -> Json.text(done.warnings())))
        .text("provider", Image::provider)
        .text("cost", image -> image.cost() == null ? null : image.cost().toPlainString())
        .flag("deleted", Image::deleted)
        .time("createdAt", Image::createdAt)
        .time("updatedAt", Image::updatedAt)
        .bound()
        .execute();
  }

  private static <V> Function<Image, @Nullable V> brief(Function<Image.Brief, V> part) {
    return image -> image.brief() == null ? null : part.apply(image.brief());
  }

  private static <V> Function<Image, @Nullable V> failure(Function<Image.Failure, V> part) {
    return image -> image.failure() == null ? null : part.apply(image.failure());
  }

  private static <V> Function<Image, @Nullable V> file(Function<StoredFile, V> part) {
    return image -> image.file() == null ? null : part.apply(image.file().file());
  }

  private static Function<Image, @Nullable String> finish(
      Function<Image.Finish, @Nullable String> part) {
    return image -> image.finish() == null ? null : part.apply(image.finish());
  }

  private static @Nullable String key(Image image, boolean isFinal) {
    Image.Kept kept = image.file();
    return kept == null || kept.isFinal() != isFinal ? null : kept.file().key();
  }
}
