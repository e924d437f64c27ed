/// The REST doors.
@NullMarked
package imagefactory.jobs.api;

import org.jspecify.annotations.NullMarked;
