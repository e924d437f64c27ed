-- Queued jobs start by rank: the time since which they wait, minus what their priority is worth. Both age alike, so it never changes.
alter table job
  add column provider    text not null default 'embedded',
  add column rank        timestamptz,
  add column chain       uuid,          -- jobs of one chain run one after another
  add column chain_place int,
  add column deleted_at  timestamptz;
update job set rank = greatest(queued_at, scheduled_at) - priority * interval '1 minute',
  provider = settings -> 'provider' ->> 'name';
alter table job alter column rank set not null, alter column provider drop default;

drop index job_waiting;
create index job_waiting on job (rank, id) where status = 'queued';
create index job_chain on job (chain, chain_place) where chain is not null;
create index job_configuration on job (configuration_id, queued_at desc);

-- What a retry is to be done with, and since when it is waited for.
alter table image
  add column wish     jsonb,
  add column asked_at timestamptz;
create index image_retry_pending on image (asked_at, id) where stage = 'retry_pending';
create index image_retrying on image (id) where stage = 'retrying';

-- Requests that came over Kafka, each granted or refused once.
create table request (
  source  text not null,
  id      text not null,
  came_at timestamptz not null,
  primary key (source, id)
);
create index request_age on request (came_at);

-- Who did what and when, and whether it was granted.
create table audit (
  id               uuid primary key,
  at               timestamptz not null,
  actor            text not null,
  action           text not null,
  job_id           uuid,
  image_id         uuid,
  configuration_id uuid,
  outcome          text not null,        -- granted, or the code of the refusal
  detail           jsonb
);
create index audit_newest on audit (at desc, id desc);
create index audit_job on audit (job_id, at desc) where job_id is not null;
create index audit_actor on audit (actor, at desc);

alter table idempotency_key add column answer text;
