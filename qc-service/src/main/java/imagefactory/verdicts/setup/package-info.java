/// The service's own settings, and what is built from them at start.
@NullMarked
package imagefactory.verdicts.setup;

import org.jspecify.annotations.NullMarked;
