package imagefactory.pixels.vips;

import static imagefactory.pixels.vips.Symbols.Option.number;
import static imagefactory.pixels.vips.Symbols.Option.text;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.util.List;

/// What is used of libvips. All of it is looked up when the library is opened, so that another
/// build of it that lacks something is refused then, and not in the middle of an image.
final class Functions {
  private static final List<MemoryLayout> FILE_TO_IMAGE = List.of(ADDRESS, JAVA_LONG, ADDRESS);
  private static final List<MemoryLayout> IMAGE_TO_FILE = List.of(ADDRESS, ADDRESS, ADDRESS);

  final Function initialise;
  final Function setVariable;
  final Function setConcurrency;
  final Function setMostCached;
  final Function blockUntrusted;
  final Function block;
  final Function version;
  final Function takeErrors;
  final Function clearErrors;
  final Function free;
  final Function release;

  final Operation readJpg;
  final Operation readPng;
  final Operation readWebp;
  final Function width;
  final Function height;
  final Function bands;
  final Function interpretation;
  final Function bandFormat;
  final Function orientation;
  final Function typeOfField;
  final Operation applyProfile;
  final Operation applyNamedProfile;
  final Operation toSpace;
  final Function newRegion;
  final Function fetch;

  final Function imageOfMemory;
  final Operation inSpace;
  final Operation writeJpg;
  final Operation writePng;
  final Operation writeWebp;

  Functions(Symbols symbols) throws VipsUnavailable {
    initialise = symbols.function("vips_init", JAVA_INT, ADDRESS);
    setVariable = symbols.function("g_setenv", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    setConcurrency = symbols.function("vips_concurrency_set", null, JAVA_INT);
    setMostCached = symbols.function("vips_cache_set_max", null, JAVA_INT);
    blockUntrusted = symbols.function("vips_block_untrusted_set", null, JAVA_INT);
    block = symbols.function("vips_operation_block_set", null, ADDRESS, JAVA_INT);
    version = symbols.function("vips_version_string", ADDRESS);
    takeErrors = symbols.function("vips_error_buffer_copy", ADDRESS);
    clearErrors = symbols.function("vips_error_clear", null);
    free = symbols.function("g_free", null, ADDRESS);
    release = symbols.function("g_object_unref", null, ADDRESS);

    readJpg = reader(symbols, "vips_jpegload_buffer");
    readPng = reader(symbols, "vips_pngload_buffer");
    readWebp = reader(symbols, "vips_webpload_buffer");
    width = symbols.function("vips_image_get_width", JAVA_INT, ADDRESS);
    height = symbols.function("vips_image_get_height", JAVA_INT, ADDRESS);
    bands = symbols.function("vips_image_get_bands", JAVA_INT, ADDRESS);
    interpretation = symbols.function("vips_image_get_interpretation", JAVA_INT, ADDRESS);
    bandFormat = symbols.function("vips_image_get_format", JAVA_INT, ADDRESS);
    orientation = symbols.function("vips_image_get_orientation", JAVA_INT, ADDRESS);
    typeOfField = symbols.function("vips_image_get_typeof", JAVA_LONG, ADDRESS, ADDRESS);
    List<MemoryLayout> toProfile = List.of(ADDRESS, ADDRESS, ADDRESS);
    applyProfile =
        symbols.operation(
            "vips_icc_transform", toProfile, number("embedded"), number("depth"), number("intent"));
    applyNamedProfile =
        symbols.operation(
            "vips_icc_transform",
            toProfile,
            text("input_profile"),
            number("depth"),
            number("intent"));
    toSpace = symbols.operation("vips_colourspace", List.of(ADDRESS, ADDRESS, JAVA_INT));
    newRegion = symbols.function("vips_region_new", ADDRESS, ADDRESS);
    fetch =
        symbols.function(
            "vips_region_fetch", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);

    imageOfMemory =
        symbols.function(
            "vips_image_new_from_memory",
            ADDRESS,
            ADDRESS,
            JAVA_LONG,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT);
    inSpace = symbols.operation("vips_copy", List.of(ADDRESS, ADDRESS), number("interpretation"));
    writeJpg =
        symbols.operation(
            "vips_jpegsave_buffer",
            IMAGE_TO_FILE,
            number("keep"),
            number("Q"),
            number("optimize_coding"),
            number("subsample_mode"));
    writePng =
        symbols.operation(
            "vips_pngsave_buffer",
            IMAGE_TO_FILE,
            number("keep"),
            number("compression"),
            number("filter"),
            number("palette"),
            number("Q"));
    writeWebp =
        symbols.operation("vips_webpsave_buffer", IMAGE_TO_FILE, number("keep"), number("Q"));
  }

  private static Operation reader(Symbols symbols, String name) throws VipsUnavailable {
    return symbols.operation(name, FILE_TO_IMAGE, number("access"), number("fail_on"));
  }
}
