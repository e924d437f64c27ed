/// Where the local stack lives: folders, ports, secrets. It starts nothing.
@NullMarked
package imagefactory.local.home;

import org.jspecify.annotations.NullMarked;
