/// Messages arrive once: one poll is one transaction, and how far we are is stored in it.
@NullMarked
package imagefactory.kit.inbox;

import org.jspecify.annotations.NullMarked;
