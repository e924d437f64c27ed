-- Nobody asks for rows by what stands in these columns, so the planner need not know: to look into
-- them was most of what it cost to analyze a table.
alter table event alter column data set statistics 0;
alter table image alter column metadata set statistics 0;
alter table image alter column processing set statistics 0;
alter table image alter column not_applied set statistics 0;
alter table image alter column warnings set statistics 0;
alter table job alter column settings set statistics 0;
alter table job alter column attributes set statistics 0;

-- As before, and with as much to know of each column.
create or replace function rebuild_prepare() returns void
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
      select attname, attstattarget from pg_attribute
      where attrelid = format('history.%I', name)::regclass and attnum > 0 and attstattarget is not null
    loop
      execute format('alter table history_shadow.%I alter column %I set statistics %s',
        name, made.attname, made.attstattarget);
    end loop;
    for made in
      select conname, pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = format('history.%I', name)::regclass and contype in ('p', 'u')
    loop
      execute format('alter table history_shadow.%I add constraint %I %s', name, made.conname, made.definition);
    end loop;
  end loop;
  perform rebuild_index(array['image_of_job', 'item_of_job']);
end $$;

-- One table's indices that are not there yet, and what the planner wants to know of it. Several may
-- be made at once.
create function rebuild_finish(of_table text) returns void
language plpgsql security definer set search_path = history, pg_temp as $$
begin
  if not of_table = any(projections()) then
    raise exception 'expected one of %, found %', projections(), of_table;
  end if;
  perform rebuild_index((
    select coalesce(array_agg(c.relname::text), '{}')
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = format('history.%I', of_table)::regclass));
  execute format('analyze history_shadow.%I', of_table);
end $$;

-- Whoever takes the tables away waits for those who read. But a vacuum lets go only when somebody
-- has waited for a second: this waits for it alone, holds up nobody, and none begins afterwards.
create function rebuild_calm() returns void
language plpgsql security definer set search_path = history, pg_temp set lock_timeout = '10s' as $$
declare
  name text;
begin
  foreach name in array projections() loop
    execute format('lock table history.%I in share update exclusive mode', name);
  end loop;
end $$;
