-- Work to be done once. A finished row stays for a while, so that the same task is not taken in again.
create table task (
  id           uuid        primary key,
  group_id     uuid        not null,
  kind         text        not null,
  payload      jsonb       not null,
  traceparent  text,
  available_at timestamptz not null default now(),
  leased_until timestamptz,
  epoch        integer     not null default 0,
  attempt      integer     not null default 0,
  done_at      timestamptz
) with (fillfactor = 80);

create index task_open on task (available_at, id) where done_at is null;
create index task_open_of_group on task (group_id) where done_at is null;
create index task_done on task (done_at) where done_at is not null;

comment on column task.epoch is 'counts the claims; who holds an older one may not finish the task';
comment on column task.attempt is 'counts the tries that began; a claim handed back at a stop does not count';
