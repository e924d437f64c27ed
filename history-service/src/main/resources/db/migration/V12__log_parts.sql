-- A long log goes on in another file. A part is known by the position at which it starts; the
-- oldest go when there are too many, and a whole log when it is old or its job is deleted.
alter table job_log add column starts bigint[] not null default '{0}';
alter table job_log add column appended_at timestamptz not null default now();
create index job_log_appended on job_log (appended_at);
