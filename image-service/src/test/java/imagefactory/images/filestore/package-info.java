@NullMarked
package imagefactory.images.filestore;

import org.jspecify.annotations.NullMarked;
