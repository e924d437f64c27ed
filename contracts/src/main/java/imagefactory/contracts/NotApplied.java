package imagefactory.contracts;

/// A processing setting that had no effect, and why.
public record NotApplied(String setting, String reason) {}
