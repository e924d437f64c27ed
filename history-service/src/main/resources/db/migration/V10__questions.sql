-- A page costs the same however many jobs there are, if an index begins with what is asked for and
-- ends with what it is sorted by. What has no such index is refused (store/JobFilter).
create index job_kind_status_began on job (kind, status, began_at, id) where not deleted;
create index job_source_kind_began on job (source, kind, began_at, id) where not deleted;
create index job_kind_completed on job (kind, coalesce(completed_at, '-infinity'), id) where not deleted;
create index job_kind_duration on job (kind, coalesce(duration_ms, -1), id) where not deleted;
create index job_status_completed on job (status, coalesce(completed_at, '-infinity'), id) where not deleted;
create index job_status_duration on job (status, coalesce(duration_ms, -1), id) where not deleted;

-- The words of prompts and finished images, found by their beginnings (ADR 18). A text search
-- vector has a limit, a prompt has none. The cost keeps the planner from making a vector of row
-- after row: it takes any word's beginning for a frequent one.
create function job_words(settings jsonb) returns tsvector
language plpgsql immutable parallel safe cost 200000 as $$
begin
  return to_tsvector('simple', left(
    coalesce(settings ->> 'prompts', '') || ' ' || coalesce(settings ->> 'template', '') || ' '
      || coalesce(settings #>> '{keywords,csv}', ''), 100000));
end $$;

create function image_words(prompt text, metadata jsonb) returns tsvector
language plpgsql immutable parallel safe cost 200000 as $$
begin
  return to_tsvector('simple', left(
    coalesce(prompt, '') || ' ' || coalesce(metadata ->> 'title', '') || ' '
      || coalesce(metadata ->> 'description', '') || ' ' || coalesce(metadata ->> 'tags', ''), 20000));
end $$;

create index job_prompts on job using gin (job_words(settings)) where not deleted;
create index image_words on image using gin (image_words(prompt, metadata))
  where status = 'approved' and not deleted;
