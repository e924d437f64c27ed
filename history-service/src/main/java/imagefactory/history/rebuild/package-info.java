/// All stories told again, into tables beside those that serve, which then take their place: after
/// an upgrade that understands more, or when someone doubts what is shown.
///
/// The topics are told from their beginning; events that they no longer have are told from those
/// that were kept. What arrives meanwhile is on the topics too, so it is in both. A run that dies
/// is begun again from nothing; nobody has seen any of it.
@NullMarked
package imagefactory.history.rebuild;

import org.jspecify.annotations.NullMarked;
