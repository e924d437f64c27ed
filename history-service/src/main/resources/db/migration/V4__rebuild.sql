-- A rebuild tells all stories again into tables of the same names in another schema, and then puts
-- these in the place of those that served meanwhile.
create table rebuild (
  id          uuid        primary key,
  state       text        not null check (state in ('telling', 'completed', 'failed')),
  asked_by    text        not null,
  epoch       integer     not null default 1,
  phase       text        not null default 'topics',
  total       bigint      not null default 0,
  told        bigint      not null default 0,
  skipped     bigint      not null default 0,
  kept        bigint      not null default 0,
  error       text,
  started_at  timestamptz not null,
  finished_at timestamptz
);

comment on column rebuild.epoch is 'counts the runs of this rebuild; who holds an older one may not write';
comment on column rebuild.total is 'records the topics had when the run began';
comment on column rebuild.told is 'records read from the topics';
comment on column rebuild.skipped is 'records that history did not take the first time either';
comment on column rebuild.kept is 'events that the topics no longer have, told from those kept';

create unique index rebuild_running on rebuild (state) where state = 'telling';
create index rebuild_newest on rebuild (started_at desc);

-- What is made of events, and nothing else. The feed's numbers and the logs' files stay as they are.
create function projections() returns text[]
language sql immutable as $$
  select array['job', 'image', 'item', 'event', 'statistics', 'image_count']
$$;

create function rebuild_discard() returns void
language plpgsql security definer set search_path = history, pg_temp as $$
declare
  name text;
begin
  foreach name in array projections() loop
    execute format('drop table if exists history_shadow.%I', name);
  end loop;
end $$;

-- Empty tables like those that serve, with the keys that the fold needs. Names stay the same, so that
-- the next migration finds what it looks for.
create function rebuild_prepare() returns void
language plpgsql security definer set search_path = history, pg_temp as $$
declare
  name text;
  options text[];
  made record;
begin
  perform rebuild_discard();
  foreach name in array projections() loop
    execute format('create table history_shadow.%1$I (like history.%1$I including all excluding indexes)', name);
    select reloptions into options from pg_class where oid = format('history.%I', name)::regclass;
    if options is not null then
      execute format('alter table history_shadow.%I set (%s)', name, array_to_string(options, ', '));
    end if;
    for made in
      select conname, pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = format('history.%I', name)::regclass and contype in ('p', 'u')
    loop
      execute format('alter table history_shadow.%I add constraint %I %s', name, made.conname, made.definition);
    end loop;
  end loop;
  perform rebuild_index(array['image_of_job', 'item_of_job']);
end $$;

-- Indices that no constraint makes: those named, or all that are not there yet.
create function rebuild_index(only_these text[] default null) returns void
language plpgsql security definer set search_path = history, pg_temp as $$
declare
  made record;
begin
  for made in
    select i.indexrelid::regclass::text as name, t.relname, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    join pg_class t on t.oid = i.indrelid
    join pg_class c on c.oid = i.indexrelid
    where t.relnamespace = 'history'::regnamespace and t.relname = any(projections())
      and not exists (select from pg_constraint where conindid = i.indexrelid)
      and (only_these is null or c.relname = any(only_these))
      and to_regclass(format('history_shadow.%I', c.relname)) is null
  loop
    execute replace(made.definition,
      format(' ON history.%I ', made.relname), format(' ON history_shadow.%I ', made.relname));
  end loop;
end $$;

create function rebuild_analyze() returns void
language plpgsql security definer set search_path = history, pg_temp as $$
declare
  name text;
begin
  foreach name in array projections() loop
    execute format('analyze history_shadow.%I', name);
  end loop;
end $$;

-- Readers wait for a moment at most, or this gives up and is tried again.
create function rebuild_swap() returns void
language plpgsql security definer set search_path = history, pg_temp set lock_timeout = '1s' as $$
declare
  name text;
begin
  foreach name in array projections() loop
    execute format('drop table history.%I', name);
    execute format('alter table history_shadow.%I set schema history', name);
  end loop;
end $$;
