/// The factory's public doors as the command line sees them.
@NullMarked
package imagefactory.local.client;

import org.jspecify.annotations.NullMarked;
