-- What was taken before has its age from now on.
alter table print add column taken_at timestamptz not null default now();
create index print_taken_at on print (taken_at);
