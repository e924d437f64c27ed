/// Answers for job-service, and lines for the job's log.
@NullMarked
package imagefactory.images.outbox;

import org.jspecify.annotations.NullMarked;
