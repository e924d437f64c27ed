/// The stack that tests run on: a PostgreSQL and a Kafka, started once in a build and never left
/// behind.
///
/// [OnStack] on a test class is all a test needs. The first test of a build starts a [Keeper], a
/// process that holds the servers and ends when the build does; every later test JVM finds it by a
/// file ([BuildStack]) and takes a database and a topic prefix of its own, the [Stack]. A test that
/// must break a server takes a [PrivateStack].
@NullMarked
package imagefactory.teststack;

import org.jspecify.annotations.NullMarked;
