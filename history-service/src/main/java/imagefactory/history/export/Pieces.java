package imagefactory.history.export;

import imagefactory.contracts.Description;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Image;
import imagefactory.history.timeline.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is told of the pieces of a job. Of a file only its final path: the temp one is nobody's
/// business, and gone tomorrow.
final class Pieces {
  private static final List<Column<Image>> IMAGE =
      List.of(
          brief("index", "Image", brief -> brief.index() + 1),
          brief("generation", "Generation", Image.Brief::generation),
          new Column<>("status", "Status", image -> LowerCaseEnums.nameOf(image.status())),
          words("title", "Title", Description::title),
          words("description", "Description", Description::description),
          words("tags", "Tags", Description::tags),
          brief("prompt", "Prompt", Image.Brief::prompt),
          brief("seed", "Seed", Image.Brief::seed),
          brief("aspectRatio", "Aspect ratio", Image.Brief::aspectRatio),
          file("file", "File", StoredFile::key),
          file("format", "Format", StoredFile::format),
          file("width", "Width", StoredFile::width),
          file("height", "Height", StoredFile::height),
          file("bytes", "Bytes", StoredFile::bytes),
          file("sha256", "SHA-256", StoredFile::sha256),
          new Column<>("reason", "Verdict", Image::qcReason),
          failure("failureStep", "Failed step", why -> LowerCaseEnums.nameOf(why.step())),
          failure("failureCode", "Failure code", Image.Failure::code),
          failure("failureMessage", "Failure", Image.Failure::message),
          new Column<>("notApplied", "Not applied", Pieces::notApplied),
          new Column<>("warnings", "Warnings", Pieces::warnings),
          new Column<>("provider", "Provider", Image::provider),
          new Column<>("cost", "Cost", Image::cost),
          new Column<>("createdAt", "Created at (UTC)", Image::createdAt),
          new Column<>("id", "Image id", Image::id));

  private static final List<Column<Item>> ITEM =
      List.of(
          new Column<>("id", "Item", Item::itemId),
          new Column<>("status", "Status", Item::status),
          new Column<>("attributes", "Attributes", item -> attributes(item)),
          new Column<>("createdAt", "Created at (UTC)", Item::createdAt),
          new Column<>("updatedAt", "Updated at (UTC)", Item::updatedAt));

  private Pieces() {}

  static Table<Image> images(Iterable<Image> images) {
    return new Table<>("images", "Images", IMAGE, images);
  }

  static Table<Item> items(Iterable<Item> items) {
    return new Table<>("items", "Items", ITEM, items);
  }

  static Optional<StoredFile> finished(Image image) {
    Image.Kept kept = image.file();
    return kept == null || !kept.isFinal() ? Optional.empty() : Optional.of(kept.file());
  }

  private static Column<Image> brief(
      String key, String title, Function<Image.Brief, @Nullable Object> value) {
    return new Column<>(
        key, title, image -> image.brief() == null ? null : value.apply(image.brief()));
  }

  private static Column<Image> file(
      String key, String title, Function<StoredFile, @Nullable Object> value) {
    return new Column<>(
        key,
        title,
        image -> {
          Optional<StoredFile> file = finished(image);
          return file.isPresent() ? value.apply(file.get()) : null;
        });
  }

  private static Column<Image> failure(
      String key, String title, Function<Image.Failure, @Nullable Object> value) {
    return new Column<>(
        key, title, image -> image.failure() == null ? null : value.apply(image.failure()));
  }

  private static Column<Image> words(
      String key, String title, Function<Description, @Nullable Object> value) {
    return new Column<>(
        key,
        title,
        image ->
            image.finish() == null || image.finish().metadata() == null
                ? null
                : value.apply(image.finish().metadata()));
  }

  private static @Nullable Object notApplied(Image image) {
    return image.finish() == null
        ? null
        : image.finish().notApplied().stream()
            .map(each -> each.setting() + ": " + each.reason())
            .toList();
  }

  private static @Nullable Object warnings(Image image) {
    return image.finish() == null
        ? null
        : image.finish().warnings().stream().map(each -> each.code()).toList();
  }

  private static @Nullable Object attributes(Item item) {
    return item.attributes().isEmpty() ? null : Json.text(Unsaid.of(item.attributes()));
  }
}
