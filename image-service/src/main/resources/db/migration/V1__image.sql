-- An image as this service knows it: where its file is, who made it, and how long that took.
create table image (
  id                uuid        primary key,
  job_id            uuid        not null,
  index             integer     not null check (index >= 0),
  provider          text        not null,
  provider_task_id  text,
  state             text        not null
    check (state in ('ordered', 'generated', 'processed', 'failed', 'abandoned')),
  temp_key          text,
  final_key         text,
  format            text,
  width             integer,
  height            integer,
  bytes             bigint,
  sha256            text,
  cost              numeric(12, 6),
  generate_attempts integer     not null default 0,
  process_attempts  integer     not null default 0,
  generate_ms       bigint,
  process_ms        bigint,
  failed_step       text,
  failure_code      text,
  failure_message   text,
  ordered_at        timestamptz not null,
  generated_at      timestamptz,
  processed_at      timestamptz,
  constraint a_file_is_in_one_place check (num_nonnulls(temp_key, final_key)
    = case state when 'ordered' then 0 when 'failed' then 0 when 'abandoned' then num_nonnulls(temp_key)
      else 1 end),
  constraint a_file_is_described check ((temp_key is null and final_key is null)
    or num_nonnulls(format, width, height, bytes, sha256) = 5)
);

-- What was answered to a command, so that who asks again gets the same and nothing is made twice.
create table answer (
  task_id  uuid  primary key,
  image_id uuid  not null,
  kind     text  not null check (kind in ('generated', 'processed', 'failed')),
  event    jsonb not null
);

-- Files that no row names any more. They are deleted after the commit that says so, or at the next start.
create table leftover (
  key text primary key
);
