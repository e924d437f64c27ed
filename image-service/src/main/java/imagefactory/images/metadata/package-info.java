/// What an image is called and found by: title, description and tags out of its prompt and its
/// colours, and the name of its file. Deterministic, no network: the same image always gets the
/// same words.
@NullMarked
package imagefactory.images.metadata;

import org.jspecify.annotations.NullMarked;
