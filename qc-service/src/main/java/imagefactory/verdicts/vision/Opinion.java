package imagefactory.verdicts.vision;

import imagefactory.verdicts.verdict.Finding;
import java.math.BigDecimal;
import java.util.Optional;

/// What the vision judge says, and what that cost; nothing is said of the cost if no price is set.
public record Opinion(Finding finding, Optional<BigDecimal> cost) {}
