/// history-service remembers: inbox → handler → timeline + store, then api and stream answer.
///
/// Nothing is decided here. A poll of a topic is one transaction: its events are kept, the timeline
/// folds those that are new into rows, the sums move with the rows, log lines go to files, and the
/// feed announces what happened to whoever listens. Nobody writes but the inbox, so all of it can
/// be thrown away and told again.
@NullMarked
package imagefactory.history;

import org.jspecify.annotations.NullMarked;
