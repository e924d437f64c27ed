-- The feed lies in parts of a million numbers, so that what is too old is dropped and not deleted.
-- The service may not change tables; these functions do it for it, and nothing else.
alter table feed rename to feed_0;
alter index feed_pkey rename to feed_0_pkey;
alter index feed_of_job rename to feed_0_of_job;

create table feed (
  number   bigint primary key,
  kind     text not null,
  job_id   uuid not null,
  event_id uuid not null
) partition by range (number);

create index feed_of_job on feed (job_id, number);

create table feed_part (
  upper   bigint      primary key,
  name    text        not null,
  made_at timestamptz not null default now()
);

comment on column feed_part.upper is 'all numbers of the part are below';

alter table feed_head add column room bigint not null default 0;
comment on column feed_head.room is 'there are parts for the numbers below';

do $$
declare
  room bigint := (select (number / 1000000 + 1) * 1000000 from feed_head);
begin
  execute format('alter table feed attach partition feed_0 for values from (minvalue) to (%s)', room);
  insert into feed_part (upper, name) values (room, 'feed_0');
  update feed_head set room = (select max(upper) from feed_part);
end $$;

-- Called by whoever holds the head's lock, half a part ahead.
create function feed_extend() returns void
language plpgsql security definer set search_path = history, pg_temp as $$
declare
  low bigint := (select max(upper) from feed_part);
begin
  execute format('create table feed_%s (like feed including all)', low);
  execute format('alter table feed attach partition feed_%1$s for values from (%1$s) to (%2$s)',
    low, low + 1000000);
  insert into feed_part (upper, name) values (low + 1000000, format('feed_%s', low));
  update feed_head set room = low + 1000000;
end $$;

-- A part is full before the next but one is made. Readers wait for a moment at most, or this gives up.
create function feed_drop(told_before timestamptz) returns integer
language plpgsql security definer set search_path = history, pg_temp set lock_timeout = '1s' as $$
declare
  old feed_part;
  dropped integer := 0;
begin
  for old in
    select upper, name, made_at from (
      select p.*, lead(made_at, 2) over (order by upper) as full_at from feed_part p
    ) parts where full_at < told_before order by upper
  loop
    execute format('drop table %I', old.name);
    delete from feed_part where upper = old.upper;
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
