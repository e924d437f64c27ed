/// Commands come in here.
@NullMarked
package imagefactory.verdicts.inbox;

import org.jspecify.annotations.NullMarked;
