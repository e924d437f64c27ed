-- A vacuum of tables that are just being filled reads what will be read again for the indices, and
-- holds up the swap until it has ended. None begins by itself while they are filled.
alter function rebuild_prepare() rename to rebuild_tables;

create function rebuild_prepare() returns void
language plpgsql security definer set search_path = history, pg_temp as $$
declare
  name text;
begin
  perform rebuild_tables();
  foreach name in array projections() loop
    execute format('alter table history_shadow.%I set (autovacuum_enabled = false)', name);
  end loop;
end $$;

-- Readers wait for a moment at most, or this gives up and is tried again.
create or replace function rebuild_swap() returns void
language plpgsql security definer set search_path = history, pg_temp set lock_timeout = '1s' as $$
declare
  name text;
begin
  foreach name in array projections() loop
    execute format('drop table history.%I', name);
    execute format('alter table history_shadow.%I reset (autovacuum_enabled)', name);
    execute format('alter table history_shadow.%I set schema history', name);
  end loop;
end $$;
