-- How far an image's order has come with a provider over HTTP, so that nothing is ordered twice.
alter table image
  add column order_placing boolean not null default false,
  add column order_looks   integer not null default 0,
  add column order_errors  integer not null default 0;
comment on column image.order_placing is 'the call that orders may have been made; false again when it surely had no effect';

-- What calls of all replicas pass on their way to a provider.
create table provider_gate (
  provider   text    primary key,
  turn       timestamptz,
  failures   integer not null default 0 check (failures >= 0),
  opened_at  timestamptz,
  open_until timestamptz,
  not_before timestamptz
) with (fillfactor = 50);
comment on column provider_gate.turn is 'when the next order''s turn is, at the rate that is allowed';

-- What was paid to each provider so far.
create table provider_bill (
  provider text           primary key,
  images   bigint         not null,
  cost     numeric(18, 6) not null
) with (fillfactor = 50);
