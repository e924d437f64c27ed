-- Nothing is searched by what stands within these documents: they are written once and read whole. As `json`
-- they stay the text they came as, and cost PostgreSQL a third of what `jsonb` does. Who asked for an
-- event has a column of its own; few events have somebody.
drop index event_actor;
alter table event add column actor text;
alter table event
  alter column data type json using data::json,
  alter column actor type text using data ->> 'actor';
comment on column event.actor is 'who asked for it, where somebody did';

-- By the beginning of the name: an index row has a limit, a name has none.
create index event_actor on event (left(actor, 200), job_id) where actor is not null;

alter table image
  alter column processing type json using processing::json,
  alter column not_applied type json using not_applied::json,
  alter column warnings type json using warnings::json;

-- No question is narrowed by these, so the planner need not know how they are spread.
do $$
declare
  name text;
begin
  foreach name in array array['generation', 'prompt', 'seed', 'aspect_ratio', 'qc_reason', 'failure_step',
    'failure_code', 'failure_message', 'temp_path', 'final_path', 'format', 'width', 'height', 'bytes', 'sha256']
  loop
    execute format('alter table image alter column %I set statistics 0', name);
  end loop;
end $$;
