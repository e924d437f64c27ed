/// Messages leave in the transaction that decided them: a row first, Kafka later, deleted when
/// Kafka has it.
@NullMarked
package imagefactory.kit.outbox;

import org.jspecify.annotations.NullMarked;
