create table configuration (
  id uuid primary key,
  name text not null unique,
  tags text[] not null,
  settings text not null,
  version int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
