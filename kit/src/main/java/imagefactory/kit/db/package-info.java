/// The one way to PostgreSQL: Jdbi over a small pool, and which of its failures pass by themselves.
@NullMarked
package imagefactory.kit.db;

import org.jspecify.annotations.NullMarked;
