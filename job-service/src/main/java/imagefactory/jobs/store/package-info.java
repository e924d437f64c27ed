/// Rows in PostgreSQL.
@NullMarked
package imagefactory.jobs.store;

import org.jspecify.annotations.NullMarked;
