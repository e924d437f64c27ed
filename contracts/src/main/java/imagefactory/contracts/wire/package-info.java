/// How messages travel: CloudEvents 1.0 on Kafka, JSON inside. The only place that knows Jackson
/// and Kafka's headers.
@NullMarked
package imagefactory.contracts.wire;

import org.jspecify.annotations.NullMarked;
