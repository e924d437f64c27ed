package imagefactory.images.provider;

import org.jspecify.annotations.Nullable;

/// A setting that a provider understands, as people read about it; without a standard it is the
/// provider's own.
public record Option(String name, String meaning, @Nullable Object standard) {}
