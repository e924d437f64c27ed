-- Records that a service could not apply, with all their bytes, until a person has looked.
create table dead_letter (
  id             uuid        primary key,
  topic          text        not null,
  partition      integer     not null,
  record_offset  bigint      not null,
  reason         text        not null,
  key            bytea,
  headers        jsonb       not null,
  body           bytea,
  edited_headers jsonb,
  edited_body    bytea,
  status         text        not null default 'waiting' check (status in ('waiting', 'replayed')),
  arrived_at     timestamptz not null,
  replayed_at    timestamptz
);

comment on column dead_letter.topic is 'where the record was before, and goes again; without the prefix';
comment on column dead_letter.edited_headers is 'null as long as nobody has mended the letter';

create index dead_letter_status on dead_letter (status, id);
create index dead_letter_topic on dead_letter (topic, id);
create index dead_letter_key on dead_letter (key) where key is not null;
