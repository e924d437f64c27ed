/// Logs of jobs: one file of JSON lines for each job, outside the database, for people with tail
/// and grep as much as for the API.
@NullMarked
package imagefactory.history.logs;

import org.jspecify.annotations.NullMarked;
