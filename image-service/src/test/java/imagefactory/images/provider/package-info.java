@NullMarked
package imagefactory.images.provider;

import org.jspecify.annotations.NullMarked;
