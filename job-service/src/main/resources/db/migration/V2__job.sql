create table job (
  id uuid primary key,
  status text not null,
  label text not null,
  tags text[] not null,
  configuration_id uuid,
  rerun_of uuid,
  priority int not null,
  settings jsonb not null,
  prompts text not null,               -- JSON, in the order in which generations take them
  total int not null,
  ordered int not null default 0,
  in_flight int not null default 0,
  successful int not null default 0,
  failed int not null default 0,
  broken int not null default 0,
  cancelled int not null default 0,
  scheduled_at timestamptz,
  queued_at timestamptz not null,
  started_at timestamptz,
  completed_at timestamptz,
  error_code text,
  error_message text,
  actor text not null,
  sequence bigint not null default 0,  -- of the last event told about this job
  version int not null default 0
);
create index job_waiting on job (priority desc, queued_at, id) where status = 'queued';
create index job_in_lane on job (id) where status in ('running', 'paused');
create index job_newest on job (queued_at desc, id desc);

-- Only what the next decision needs; the story is on job-events.
create table image (
  id uuid primary key,
  job_id uuid not null references job,
  index int not null,
  stage text not null,
  attempt int not null default 0,
  temp jsonb
);
create unique index image_place on image (job_id, index);
create index image_in_flight on image (job_id) where stage in ('generating', 'judging', 'processing');

create table idempotency_key (
  key text primary key,
  fingerprint text not null,
  job_id uuid not null,
  created_at timestamptz not null
);
create index idempotency_key_age on idempotency_key (created_at);
