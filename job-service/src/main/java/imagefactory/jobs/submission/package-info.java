/// From what a client wrote to a job with frozen settings: the same for every door.
@NullMarked
package imagefactory.jobs.submission;

import org.jspecify.annotations.NullMarked;
