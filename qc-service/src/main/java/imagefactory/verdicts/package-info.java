/// qc-service judges: may this image go on, and if not, what should a person know?
///
/// A `Judge` arrives (`inbox`) and is stored as a task; the poll does no work. A worker (`work`)
/// claims it, looks at the file (`measure`), the panel of inspectors decides (`verdict`), a model
/// may be asked (`vision`). Then the image is compared with those of its job that passed, and
/// verdict, print, event and log line are written in the same transaction, which ends the claim
/// (`store`, `outbox`). A file that is gone or broken gets a verdict too: whatever happens,
/// job-service gets its answer. An image is judged once; who asks again gets the same answer again.
///
/// People look up verdicts and try the rules on a file of their own (`api`).
@NullMarked
package imagefactory.verdicts;

import org.jspecify.annotations.NullMarked;
