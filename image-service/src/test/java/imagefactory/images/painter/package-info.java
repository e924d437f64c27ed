@NullMarked
package imagefactory.images.painter;

import org.jspecify.annotations.NullMarked;
