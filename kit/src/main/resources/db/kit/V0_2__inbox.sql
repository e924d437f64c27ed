-- The database, not Kafka, knows how far we have read: next_offset moves in the transaction that applies the records.
create table inbox_offset (
  topic       text   not null,
  partition   integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
) with (fillfactor = 50);
