/// Where an image's file lies, and thumbnails of it.
@NullMarked
package imagefactory.images.filestore;

import org.jspecify.annotations.NullMarked;
