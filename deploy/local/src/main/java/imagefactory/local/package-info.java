/// `./factory`: the whole house on one machine, and its command line.
///
/// [Factory] names the commands. `home` is where everything lives, `supervise` starts, watches and
/// stops PostgreSQL, Kafka and the four services, `client` speaks to their public doors, and `run`
/// takes a job file to finished images in a folder.
@NullMarked
package imagefactory.local;

import org.jspecify.annotations.NullMarked;
