@NullMarked
package imagefactory.pixels.vips;

import org.jspecify.annotations.NullMarked;
