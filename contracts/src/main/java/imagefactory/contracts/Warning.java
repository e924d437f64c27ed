package imagefactory.contracts;

/// A soft failure: the image went on without this.
public record Warning(Step step, String code, String message) {}
