/// job-service decides: what becomes of a job, and what comes next for each of its images.
///
/// A request or a message comes through a door (`api`, `inbox`), which turns it into a command. The
/// [imagefactory.jobs.JobHandler] loads what the command is about, asks the decision (`job`,
/// `image`: Java alone) what happens, stores the new state, and puts the events and the orders to
/// the workers into the outbox, all in one transaction. The doors know the handler; nobody knows
/// the doors.
@NullMarked
package imagefactory.jobs;

import org.jspecify.annotations.NullMarked;
