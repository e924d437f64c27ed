/// Ids that sort by the time they were made.
@NullMarked
package imagefactory.kit.ids;

import org.jspecify.annotations.NullMarked;
