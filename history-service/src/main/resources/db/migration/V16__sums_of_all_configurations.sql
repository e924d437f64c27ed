-- Sums over all configurations are kept beside those of each: a question that names none would else
-- read the rows of all. The highest id stands for all of them. What is asked for comes first in the
-- key, so that a range of days is a range of rows.
alter table statistics drop constraint statistics_pkey;
alter table statistics add primary key (configuration_id, day, kind);
alter table duration_count drop constraint duration_count_pkey;
alter table duration_count add primary key (configuration_id, day, kind, step);

insert into statistics (day, kind, configuration_id, jobs, completed, failed, images,
  successful_images, failed_images, finished, millis)
select day, kind, 'ffffffff-ffff-ffff-ffff-ffffffffffff', sum(jobs), sum(completed), sum(failed),
  sum(images), sum(successful_images), sum(failed_images), sum(finished), sum(millis)
from statistics group by day, kind;

insert into duration_count (day, kind, configuration_id, step, jobs)
select day, kind, 'ffffffff-ffff-ffff-ffff-ffffffffffff', step, sum(jobs)
from duration_count group by day, kind, step;
