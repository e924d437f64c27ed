-- What history remembers. Every row here can be made again from the topics, except the feed's numbers.

create table job (
  id                uuid primary key,
  source            text        not null default '',
  external_id       text,
  kind              text        not null default '',
  label             text,
  tags              text[]      not null default '{}',
  status            text        not null default 'queued'
    check (status in ('queued', 'running', 'paused', 'completed', 'failed', 'cancelled')),
  configuration_id  uuid,
  parent_id         uuid,
  rerun_of          uuid,
  total             integer     not null default 0,
  successful        integer     not null default 0,
  failed            integer     not null default 0,
  cancelled         integer     not null default 0,
  generations       integer     not null default 0,
  variations        integer     not null default 0,
  queued_at         timestamptz,
  scheduled_at      timestamptz,
  started_at        timestamptz,
  completed_at      timestamptz,
  began_at          timestamptz not null default 'epoch',
  duration_ms       bigint,
  error_code        text,
  error_message     text,
  settings          jsonb,
  attributes        jsonb       not null default '{}',
  deleted           boolean     not null default false,
  sequence          bigint,
  sequenced         bigint      not null default 0,
  missing           bigint      not null default 0,
  since             timestamptz,
  sequenced_until   timestamptz,
  unsequenced_until timestamptz,
  updated_at        timestamptz,
  search            tsvector    not null default ''
) with (fillfactor = 70);

comment on column job.deleted is 'a tombstone: nothing shows the job, but its events still find it';
comment on column job.began_at is 'started_at or, before that, queued_at';
comment on column job.missing is 'events of the unbroken sequence that have not come, though later ones have';
comment on column job.updated_at is 'time of the latest event; null while the row only reserves the id';

create index job_began on job (began_at, id) where not deleted;
create index job_completed on job (coalesce(completed_at, '-infinity'), id) where not deleted;
create index job_duration on job (coalesce(duration_ms, -1), id) where not deleted;
-- By the beginning of the label: an index row has a limit, a label has none.
create index job_label on job (lower(left(coalesce(label, ''), 200)), id) where not deleted;
create index job_status on job (status, id) where not deleted;
create index job_status_began on job (status, began_at, id) where not deleted;
create index job_kind_began on job (kind, began_at, id) where not deleted;
create index job_source_began on job (source, began_at, id) where not deleted;
create index job_configuration_began on job (configuration_id, began_at, id)
  where not deleted and configuration_id is not null;
create index job_parent on job (parent_id, began_at, id) where not deleted and parent_id is not null;
create index job_tags on job using gin (tags) where not deleted;
create index job_search on job using gin (search) where not deleted;
create index job_missing on job (id) where missing > 0 and not deleted;

create table image (
  id              uuid primary key,
  job_id          uuid        not null,
  image_index     integer,
  generation      integer,
  prompt          text,
  seed            bigint,
  aspect_ratio    text,
  status          text        not null
    check (status in ('pending', 'approved', 'qc_failed', 'retry_pending', 'processing',
                      'retry_failed', 'failed', 'cancelled')),
  qc_reason       text,
  failure_step    text,
  failure_code    text,
  failure_message text,
  temp_path       text,
  final_path      text,
  format          text,
  width           integer,
  height          integer,
  bytes           bigint,
  sha256          text,
  metadata        jsonb,
  processing      jsonb,
  not_applied     jsonb,
  warnings        jsonb,
  provider        text,
  cost            numeric,
  deleted         boolean     not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  check (temp_path is null or final_path is null)
) with (fillfactor = 80);

create index image_of_job on image (job_id, (coalesce(image_index, 2147483647)), id);
create index image_status on image (status, id) where not deleted;

create table item (
  id         uuid primary key,
  job_id     uuid        not null,
  item_id    text        not null,
  status     text        not null,
  attributes jsonb       not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
) with (fillfactor = 80);

create index item_of_job on item (job_id, created_at, id);

create table event (
  job_id   uuid        not null,
  id       uuid        not null,
  sequence bigint,
  at       timestamptz not null,
  position bigint      not null,
  type     text        not null,
  data     jsonb,
  primary key (job_id, id)
);

comment on column event.position is 'the order in which a timeline shows events: the sequence where it is unbroken, else the time';
comment on column event.data is 'null where this version did not know the type when the event came';

create index event_of_job on event (job_id, position, id);

-- What came when, for those who listen. Numbers are given out under a lock that is held until the
-- transaction ends, so they are visible in their order, and whoever has seen n has seen all below n.
create table feed (
  number   bigint primary key,
  kind     text not null,
  job_id   uuid not null,
  event_id uuid not null
);

create index feed_of_job on feed (job_id, number);

create table feed_head (
  only_row boolean primary key default true check (only_row),
  number   bigint  not null
) with (fillfactor = 50);

insert into feed_head (number) values (0);

create table job_log (
  job_id    uuid primary key,
  reference text   not null,
  bytes     bigint not null,
  entries   bigint not null
) with (fillfactor = 70);

comment on column job_log.bytes is 'length of the file that is committed; what lies behind it was never';

-- Sums over the jobs that began on a day. The nil configuration stands for jobs without one.
create table statistics (
  day               date   not null,
  kind              text   not null,
  configuration_id  uuid   not null,
  jobs              bigint not null,
  completed         bigint not null,
  failed            bigint not null,
  images            bigint not null,
  successful_images bigint not null,
  failed_images     bigint not null,
  finished          bigint not null,
  millis            bigint not null,
  primary key (day, kind, configuration_id)
) with (fillfactor = 50);

create table image_count (
  status text primary key,
  images bigint not null
) with (fillfactor = 50);
