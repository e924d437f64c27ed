-- A row carries what one transaction says to one shard, in order: twenty messages cost hardly more than one did.
alter table outbox
  alter column topic type text[] using array[topic],
  alter column key type bytea[] using array[key],
  alter column headers type bytea[] using array[convert_to(headers, 'UTF8')],
  alter column payload type bytea[] using array[payload],
  alter column key set not null,
  alter column payload set not null;
alter table outbox rename column topic to topics;
alter table outbox rename column key to keys;
alter table outbox rename column payload to payloads;

-- Compressing what lives for milliseconds costs more than writing it.
alter table outbox
  alter column topics set storage external,
  alter column keys set storage external,
  alter column headers set storage external,
  alter column payloads set storage external;
alter table outbox set (
  autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_threshold = 20000,
  toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 20000,
  toast.autovacuum_vacuum_insert_scale_factor = 0, toast.autovacuum_vacuum_insert_threshold = 200000
);

comment on column outbox.headers is 'of each message, in UTF-8: one name=value a line, percent-encoded; a name alone is a null value';

-- Kafka refuses messages, not bundles.
alter table outbox_refused
  add column place integer not null default 1,
  drop constraint outbox_refused_pkey,
  add primary key (id, place);
alter table outbox_refused alter column place drop default;
comment on column outbox_refused.place is 'of the message in its bundle, from 1';
