-- What the tests' effects write: one row an event, and a sum that tells whether an event counted twice.
create table letter (
  id   text primary key,
  text text
);
create table tally (
  name  text primary key,
  total bigint not null
);
create table versioned (
  key     text primary key,
  version bigint not null
);
