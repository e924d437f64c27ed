/// The decision: what was ordered and what was measured go in, a [Verdict] comes out. Java and the
/// contracts alone; who reads files or asks a model stands elsewhere.
///
/// One [Inspector] for each thing that can be wrong; a new one is a class here and a line in
/// [Panel#of].
@NullMarked
package imagefactory.verdicts.verdict;

import org.jspecify.annotations.NullMarked;
