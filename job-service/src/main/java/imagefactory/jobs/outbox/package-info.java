/// What leaves this service for Kafka.
@NullMarked
package imagefactory.jobs.outbox;

import org.jspecify.annotations.NullMarked;
