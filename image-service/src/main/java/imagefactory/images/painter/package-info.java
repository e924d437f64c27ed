/// The embedded painter: pictures out of words and a seed, with no network, no model and no file.
///
/// The way of a picture: [Brief] → [Mood] (what the words and the seed decide) → a [Style] paints
/// light onto a [Canvas] → the canvas is developed into a bitmap.
///
/// The same brief gives the same pixels on every machine: floats are strict, sines and powers come
/// from `StrictMath` tables, and everything is painted on the calling thread, so whoever runs
/// painters side by side decides how many.
@NullMarked
package imagefactory.images.painter;

import org.jspecify.annotations.NullMarked;
