/// From a job file to finished images in a folder, with something to watch meanwhile.
@NullMarked
package imagefactory.local.run;

import org.jspecify.annotations.NullMarked;
