/// Background removal by an outside service that speaks remove.bg's protocol.
@NullMarked
package imagefactory.images.remover;

import org.jspecify.annotations.NullMarked;
