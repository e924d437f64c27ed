-- Messages on their way to Kafka. A row goes when Kafka has acknowledged it, so the table is empty at rest.
create table outbox (
  shard      integer     not null,
  id         bigint      generated always as identity,
  topic      text        not null,
  key        bytea,
  headers    text        not null,
  payload    bytea,
  created_at timestamptz not null default now(),
  primary key (shard, id)
);

-- Rows live for milliseconds: clean up by their number, not by a share of a table that is empty at rest.
alter table outbox set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000
);

comment on column outbox.headers is 'one name=value a line, percent-encoded; a name alone is a null value';

-- How many shards the rows are spread over. Writers read it here, not in their settings, so that all agree at any moment.
create table outbox_shards (
  only_row boolean primary key default true check (only_row),
  shards   integer not null check (shards between 1 and 64)
);
insert into outbox_shards (shards) values (2);

create function outbox_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_table_schema || '_outbox', '');
  return null;
end $$;

create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();

-- What Kafka will never take, with its reason, for a person to look at.
create table outbox_refused (
  id         bigint      primary key,
  shard      integer     not null,
  topic      text        not null,
  key        bytea,
  headers    text        not null,
  payload    bytea,
  created_at timestamptz not null,
  reason     text        not null,
  refused_at timestamptz not null default now()
);
