-- Prompts that a language model has brought in batches and that their job does not have yet.
create table written_prompts (
  job_id          uuid not null,
  batch           int  not null,
  attempts        int  not null,             -- calls that began
  errors_in_a_row int  not null default 0,   -- of the last calls
  prompts         text,                      -- JSON; null while there is no answer
  primary key (job_id, batch)
);
