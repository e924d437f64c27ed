package imagefactory.verdicts.verdict;

/// How a picture looks, in numbers. `brightnessVariation` is the standard deviation of the
/// brightness, which goes from 0 to 255; `black` and `white` are the shares of pixels, 0 to 1, in
/// which nothing else is left; `sharpness` is the variance of the Laplacian where it is highest.
public record Looks(double brightnessVariation, double black, double white, double sharpness) {}
