@NullMarked
package imagefactory.images.api;

import org.jspecify.annotations.NullMarked;
