/// What this service knows about an image, and what it answers.
@NullMarked
package imagefactory.images.image;

import org.jspecify.annotations.NullMarked;
