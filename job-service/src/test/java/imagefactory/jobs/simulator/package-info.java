/// Thousands of shuffled lives of the service, each from a seed: the real decisions and the real
/// flow over a ledger in memory, with workers and people who do everything twice, late, or not at
/// all.
@NullMarked
package imagefactory.jobs.simulator;

import org.jspecify.annotations.NullMarked;
