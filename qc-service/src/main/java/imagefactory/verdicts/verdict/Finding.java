package imagefactory.verdicts.verdict;

/// What one inspector says.
public record Finding(String inspector, Verdict verdict) {}
