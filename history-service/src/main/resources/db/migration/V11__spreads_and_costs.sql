-- How many jobs took about so long (ADR 19): the steps of timeline/Scale. The nil configuration
-- stands for jobs without one.
create table duration_count (
  day              date    not null,
  kind             text    not null,
  configuration_id uuid    not null,
  step             integer not null,
  jobs             bigint  not null,
  primary key (day, kind, configuration_id, step)
) with (fillfactor = 50);

-- What was paid for the images that were ordered on a day, deleted ones too: the money is spent.
create table provider_cost (
  day      date    not null,
  provider text    not null,
  images   bigint  not null,
  cost     numeric not null,
  primary key (day, provider)
) with (fillfactor = 50);

insert into duration_count (day, kind, configuration_id, step, jobs)
select (began_at at time zone 'UTC')::date, kind,
  coalesce(configuration_id, '00000000-0000-0000-0000-000000000000'),
  round(8 * ln(greatest(duration_ms, 1)) / ln(2))::int, count(*)
from job
where not deleted and status in ('completed', 'failed') and duration_ms is not null
group by 1, 2, 3, 4;

insert into provider_cost (day, provider, images, cost)
select (created_at at time zone 'UTC')::date, provider, count(*), sum(cost)
from image where provider is not null and cost is not null group by 1, 2;

create or replace function projections() returns text[]
language sql immutable as $$
  select array['job', 'image', 'item', 'event', 'statistics', 'image_count', 'duration_count',
    'provider_cost']
$$;

-- The images that were sent to be processed again, the latest first.
create index event_retry on event (at, job_id) where type = 'imagefactory.job.retry-requested';
