package imagefactory.history.store;

import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Image;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an image is in the columns of its row.
final class ImageColumns {
  private ImageColumns() {}

  static void describe(ColumnsOf<Image> columns) {
    columns
        .uuid("id", Image::id)
        .uuid("job_id", Image::jobId)
        .integer("image_index", brief(Image.Brief::index))
        .integer("generation", brief(Image.Brief::generation))
        .text("prompt", brief(Image.Brief::prompt))
        .number("seed", brief(Image.Brief::seed))
        .text("aspect_ratio", brief(Image.Brief::aspectRatio))
        .text("status", image -> LowerCaseEnums.nameOf(image.status()))
        .text("qc_reason", Image::qcReason)
        .text("failure_step", failure(why -> LowerCaseEnums.nameOf(why.step())))
        .text("failure_code", failure(Image.Failure::code))
        .text("failure_message", failure(Image.Failure::message))
        .text("temp_path", image -> key(image, false))
        .text("final_path", image -> key(image, true))
        .text("format", file(StoredFile::format))
        .integer("width", file(StoredFile::width))
        .integer("height", file(StoredFile::height))
        .number("bytes", file(StoredFile::bytes))
        .text("sha256", file(StoredFile::sha256))
        .jsonb(
            "metadata", finish(done -> done.metadata() == null ? null : Json.text(done.metadata())))
        .text("processing", finish(done -> Json.text(done.processing())))
        .text("not_applied", finish(done -> Json.text(done.notApplied())))
        .text("warnings", finish(done -> Json.text(done.warnings())))
        .text("provider", Image::provider)
        .decimal("cost", Image::cost)
        .flag("deleted", Image::deleted)
        .time("created_at", Image::createdAt)
        .time("updated_at", Image::updatedAt);
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
