/// libvips by the JDK's foreign functions: the library found and opened, its few functions that are
/// needed here, pictures read from and written to memory.
///
/// It knows Java alone. [Vips] is the door; [Picture] reads, [Canvas] writes, both give back what
/// they took when closed. Whatever libvips refuses becomes a [VipsFailed].
@NullMarked
package imagefactory.pixels.vips;

import org.jspecify.annotations.NullMarked;
