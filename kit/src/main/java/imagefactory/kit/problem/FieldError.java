package imagefactory.kit.problem;

/// A field of the request, as a path (`settings.prompts.0`), and what is wrong with it.
public record FieldError(String field, String message) {}
