/// The doors: files and thumbnails, images, providers.
@NullMarked
package imagefactory.images.api;

import org.jspecify.annotations.NullMarked;
