/// Starts, watches and stops the stack.
///
/// [Daemon] is the command line's side: it starts the supervisor as a process of its own and asks
/// it to end. [Supervisor] is the other side: one [Child] for each server and service, in order.
/// They speak by [StackState], a file, and by signals; either may die at any moment.
@NullMarked
package imagefactory.local.supervise;

import org.jspecify.annotations.NullMarked;
