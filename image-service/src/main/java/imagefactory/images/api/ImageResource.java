package imagefactory.images.api;

import imagefactory.contracts.StoredFile;
import imagefactory.images.ImageHandler;
import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.filestore.Thumbnails;
import imagefactory.images.image.Image;
import imagefactory.images.image.State;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import imagefactory.kit.store.NoSuchObject;
import imagefactory.pixels.Format;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Images and their files.
@Path("/api/v1/images/{id}")
@RunOnVirtualThread
public class ImageResource {
  private static final int NARROWEST = 16;
  private static final int WIDEST = 2048;
  private static final int GONE = 410;

  private final ImageHandler handler;
  private final ImageFiles files;
  private final Thumbnails thumbnails;

  ImageResource(ImageHandler handler, ImageFiles files, Thumbnails thumbnails) {
    this.handler = handler;
    this.files = files;
    this.thumbnails = thumbnails;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "How an image came about: provider, attempts, timings, where its file is")
  public ImageView image(UUID id) {
    return ImageView.of(known(id));
  }

  @GET
  @Path("/file")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "The image's file, or a thumbnail of the given width")
  @APIResponse(responseCode = "200", description = "The whole file")
  @APIResponse(responseCode = "206", description = "The range that was asked for")
  @APIResponse(responseCode = "304", description = "The file is the one with If-None-Match's tag")
  @APIResponse(responseCode = "404", description = "No such image, or it has no file yet")
  @APIResponse(responseCode = "410", description = "The image was deleted")
  @APIResponse(responseCode = "416", description = "The range lies behind the end of the file")
  public Response file(
      UUID id,
      @QueryParam("width") @Nullable Integer width,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange)
      throws IOException {
    if (width != null && (width < NARROWEST || width > WIDEST)) {
      throw ProblemException.invalid(
          "width", "expected %d to %d, found %d".formatted(NARROWEST, WIDEST, width));
    }
    try {
      return answer(known(id), width, new Conditions(ifNoneMatch, range, ifRange));
    } catch (NoSuchObject _) {
      // Between our look at the row and at the file it was moved to its final place: look again.
      return answerAgain(id, width, new Conditions(ifNoneMatch, range, ifRange));
    }
  }

  private Response answerAgain(UUID id, @Nullable Integer width, Conditions conditions)
      throws IOException {
    try {
      return answer(known(id), width, conditions);
    } catch (NoSuchObject _) {
      throw new ProblemException(
          404, "file_missing", "the file of image %s is not in the image store".formatted(id));
    }
  }

  private Response answer(Image image, @Nullable Integer width, Conditions conditions)
      throws IOException {
    StoredFile file =
        image
            .anyFile()
            .orElseThrow(() ->
                new ProblemException(
                    404,
                    "file_missing",
                    "image %s is %s and has no file"
                        .formatted(image.id(), image.state().stored())));
    if (width == null || width >= file.width()) {
      files.check(file.key());
      String tag = file.sha256();
      return conditions.unmodified(tag)
          ? FileAnswer.notModified(tag)
          : FileAnswer.of(
              mediaType(file), tag, file.bytes(), from -> files.open(file.key(), from), conditions);
    }
    var small = thumbnails.of(image.id(), file, width);
    if (small.made()) {
      known(image.id()); // deleted while we made it? Then it is not shown, and soon gone
    }
    return conditions.unmodified(small.tag())
        ? FileAnswer.notModified(small.tag())
        : FileAnswer.of(
            small.mediaType(), small.tag(), small.bytes().length, small::open, conditions);
  }

  private Image known(UUID id) {
    Image image =
        handler
            .image(id)
            .orElseThrow(() -> ProblemException.notFound("there is no image %s".formatted(id)));
    if (image.state() == State.DISCARDED) {
      throw new ProblemException(GONE, "image_deleted", "image %s was deleted".formatted(id));
    }
    return image;
  }

  private static String mediaType(StoredFile file) {
    return Arrays.stream(Format.values())
        .filter(format -> format.extension().equals(file.format()))
        .findFirst()
        .orElseThrow()
        .mediaType();
  }
}
