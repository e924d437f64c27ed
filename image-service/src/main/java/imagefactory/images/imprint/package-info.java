/// What a finished file says about itself, put into jpg, png and webp without touching a pixel: XMP
/// for all of them, IPTC-IIM for jpg beside it. Java alone.
@NullMarked
package imagefactory.images.imprint;

import org.jspecify.annotations.NullMarked;
