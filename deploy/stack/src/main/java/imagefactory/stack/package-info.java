/// A real PostgreSQL and a real Kafka without Docker, for the local stack, the tests and the
/// benchmarks.
///
/// [EmbeddedPostgres] and [EmbeddedKafka] start the servers, [Provision] makes databases and roles,
/// [Topics] makes the topics that `deploy/topics.yaml` declares. Nothing here knows who asks.
@NullMarked
package imagefactory.stack;

import org.jspecify.annotations.NullMarked;
