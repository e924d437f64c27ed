-- Jobs that shall not come back, whatever the topics still tell of them.
create table forgotten (
  job_id  uuid        primary key,
  why     text        not null check (why in ('expired', 'erased')),
  archive text,
  log     text,
  at      timestamptz not null
);

comment on column forgotten.archive is 'the file that has the job, for one that expired';
comment on column forgotten.log is 'the file of its log, until it is deleted';

create index forgotten_archive on forgotten (archive, job_id) where archive is not null;
create index forgotten_log on forgotten (job_id) where log is not null;

-- Files of jobs that expired. A file without a row was never finished.
create table archive (
  name    text        primary key,
  jobs    integer     not null,
  events  bigint      not null,
  bytes   bigint      not null,
  made_at timestamptz not null
);

create index archive_newest on archive (made_at desc, name desc);

-- Jobs that came back out of an archive stay until then.
create table reprieve (
  job_id  uuid        not null,
  archive text        not null,
  until   timestamptz not null,
  primary key (job_id, archive)
);

comment on column reprieve.archive is 'still has the job as well';

create index job_ended on job (kind, status, completed_at, id) where completed_at is not null;

-- Who changed what of that which history does not merely repeat.
create table audit (
  id     uuid        primary key,
  at     timestamptz not null,
  actor  text        not null,
  action text        not null,
  target text        not null,
  detail jsonb       not null default '{}'
);

create index audit_of_target on audit (target, id);
create index audit_actor on audit (actor, id);
