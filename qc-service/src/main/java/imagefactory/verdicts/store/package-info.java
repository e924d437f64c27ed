/// What was judged, so that nothing is judged twice.
@NullMarked
package imagefactory.verdicts.store;

import org.jspecify.annotations.NullMarked;
