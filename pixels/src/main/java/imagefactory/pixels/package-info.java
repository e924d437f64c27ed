/// Pictures as numbers: telling a format, decoding within limits, encoding, looking at brightness.
///
/// Plain Java and `java.desktop`; it knows no service, no framework and no word of the glossary.
/// Bytes come from outside, so nothing here trusts them: [Decoder] reads the size before it
/// allocates a pixel.
@NullMarked
package imagefactory.pixels;

import org.jspecify.annotations.NullMarked;
