/// What is next for one image, as decisions: no clock, no framework, no database.
@NullMarked
package imagefactory.jobs.image;

import org.jspecify.annotations.NullMarked;
