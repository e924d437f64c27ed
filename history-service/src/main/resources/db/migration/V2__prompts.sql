-- Prompts may be written before the first image is ordered; until then the job is not yet prepared.
alter table job add column await_prompts boolean not null default false;
