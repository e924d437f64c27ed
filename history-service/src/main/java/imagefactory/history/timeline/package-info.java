/// What events mean. A job's history is the fold of all events known of it, in their order; nothing
/// here knows a clock, a database or a topic, so the same events give the same history however
/// often, late or shuffled they come.
@NullMarked
package imagefactory.history.timeline;

import org.jspecify.annotations.NullMarked;
