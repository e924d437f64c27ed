-- Where a finished file is about to be moved, and its words: noted before the move and gone with the commit that
-- names the file, so that a process that dies between leaves a file that somebody knows of.
create table intent (
  image_id uuid primary key,
  task_id  uuid not null,
  key      text not null,
  words    jsonb
);

-- A file may have to be looked for twice: now, and when whoever might still be writing it is surely gone.
alter table leftover
  add column due_at timestamptz not null default now(),
  drop constraint leftover_pkey,
  add primary key (key, due_at);
create index leftover_due on leftover (due_at);

create index image_of_job on image (job_id);
