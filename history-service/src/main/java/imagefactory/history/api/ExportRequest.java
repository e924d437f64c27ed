package imagefactory.history.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which jobs are exported together, by their ids or by a filter, and in which form: a format, or a
/// stock site's profile.
@Schema(name = "ExportRequest")
record ExportRequest(
    @Nullable List<String> ids,
    @Nullable JobsWanted filter,
    @Nullable String format,
    @Nullable String profile) {}
