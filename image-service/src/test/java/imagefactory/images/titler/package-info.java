@NullMarked
package imagefactory.images.titler;

import org.jspecify.annotations.NullMarked;
