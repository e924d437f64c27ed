/// Commands come in here.
@NullMarked
package imagefactory.images.inbox;

import org.jspecify.annotations.NullMarked;
