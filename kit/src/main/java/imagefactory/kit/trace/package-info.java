/// One trace and the same log keys from an HTTP request through the outbox and Kafka to the worker.
@NullMarked
package imagefactory.kit.trace;

import org.jspecify.annotations.NullMarked;
