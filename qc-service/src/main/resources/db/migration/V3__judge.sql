-- What calls of all replicas pass on their way to the vision judge.
create table judge_gate (
  judge      text    primary key,
  turn       timestamptz,
  failures   integer not null default 0 check (failures >= 0),
  opened_at  timestamptz,
  open_until timestamptz,
  not_before timestamptz
) with (fillfactor = 50);
comment on column judge_gate.turn is 'when the next call''s turn is, at the rate that is allowed';

alter table verdict add column cost numeric(18, 6) check (cost >= 0);
comment on column verdict.cost is 'what the vision judge''s answers cost; null where it was not asked, or has no price';
