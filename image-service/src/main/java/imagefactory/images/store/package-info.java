/// The rows of images and of answers.
@NullMarked
package imagefactory.images.store;

import org.jspecify.annotations.NullMarked;
