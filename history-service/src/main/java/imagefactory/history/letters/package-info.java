/// Dead letters of all services: kept with their bytes, mended by a person, sent again.
@NullMarked
package imagefactory.history.letters;

import org.jspecify.annotations.NullMarked;
