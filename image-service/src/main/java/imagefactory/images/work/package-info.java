/// The hands that make images, so many and no more.
@NullMarked
package imagefactory.images.work;

import org.jspecify.annotations.NullMarked;
