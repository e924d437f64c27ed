/// Work that must be done once and may take long: stored as a task, claimed under a lease, fenced
/// by an epoch.
@NullMarked
package imagefactory.kit.claim;

import org.jspecify.annotations.NullMarked;
