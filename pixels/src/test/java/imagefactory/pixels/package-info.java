@NullMarked
package imagefactory.pixels;

import org.jspecify.annotations.NullMarked;
