package imagefactory.images.provider;

/// A setting that a provider understands, as people read about it.
public record Option(String name, String meaning, Object standard) {}
