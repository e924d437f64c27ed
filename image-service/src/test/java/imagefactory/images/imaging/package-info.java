@NullMarked
package imagefactory.images.imaging;

import org.jspecify.annotations.NullMarked;
