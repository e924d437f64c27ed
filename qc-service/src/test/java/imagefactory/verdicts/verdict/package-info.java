@NullMarked
package imagefactory.verdicts.verdict;

import org.jspecify.annotations.NullMarked;
