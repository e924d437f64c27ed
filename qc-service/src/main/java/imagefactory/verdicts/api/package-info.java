/// What people may ask.
@NullMarked
package imagefactory.verdicts.api;

import org.jspecify.annotations.NullMarked;
