@NullMarked
package imagefactory.imagestore;

import org.jspecify.annotations.NullMarked;
