/// The doors on Kafka: each turns records into what the handler takes, and hands back those that
/// make no sense.
@NullMarked
package imagefactory.history.inbox;

import org.jspecify.annotations.NullMarked;
