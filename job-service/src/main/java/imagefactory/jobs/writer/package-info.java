/// The prompt writer: before a job's first image is ordered, a language model turns its keywords
/// into prompts.
///
/// The ledger stores a task when such a job starts. [imagefactory.jobs.writer.Scriptorium] claims
/// it, [imagefactory.jobs.writer.PromptWriting] takes it one call further, and what came of the
/// call is a value: prompts, or a kind of failure. Off unless a model is configured.
@NullMarked
package imagefactory.jobs.writer;

import org.jspecify.annotations.NullMarked;
