/// Stories of the whole system, told through its public doors only: HTTP, Kafka and the command
/// line. The stack is the one that `./factory up` starts; what a story kills, the supervisor brings
/// back.
@NullMarked
package imagefactory.journeys;

import org.jspecify.annotations.NullMarked;
