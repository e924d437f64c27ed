/// What comes in from Kafka: the answers of the workers.
@NullMarked
package imagefactory.jobs.inbox;

import org.jspecify.annotations.NullMarked;
