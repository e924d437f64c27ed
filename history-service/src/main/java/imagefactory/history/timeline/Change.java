package imagefactory.history.timeline;

import org.jspecify.annotations.Nullable;

/// What something was, if it was at all, and what it is now.
public record Change<T>(@Nullable T before, T after) {}
