-- By what the pictures that passed are known again: exactly, or by looks.
create table print (
  image_id uuid    primary key,
  job_id   uuid    not null,
  sha256   bytea   not null check (octet_length(sha256) = 32),
  width    integer not null,
  height   integer not null,
  waves    bigint  not null,
  falls    bigint  not null,
  tiles    bytea   not null check (octet_length(tiles) = 64),
  band_1   smallint not null generated always as ((((waves >> 48) & 65535) - 32768)::smallint) stored,
  band_2   smallint not null generated always as ((((waves >> 32) & 65535) - 32768)::smallint) stored,
  band_3   smallint not null generated always as ((((waves >> 16) & 65535) - 32768)::smallint) stored,
  band_4   smallint not null generated always as (((waves & 65535) - 32768)::smallint) stored
);
comment on column print.waves is 'pHash: which of 64 waves of brightness are strong';
comment on column print.falls is 'dHash: at which of 64 places brightness falls from left to right';
comment on column print.tiles is 'how bright each of 8 × 8 parts of the picture is';
comment on column print.band_1 is 'a quarter of waves: where three bits differ at most, one quarter is equal';

create index print_file on print (sha256);
create index print_band_1 on print (job_id, band_1);
create index print_band_2 on print (job_id, band_2);
create index print_band_3 on print (job_id, band_3);
create index print_band_4 on print (job_id, band_4);

alter table verdict add column warnings jsonb not null default '[]';
comment on column verdict.warnings is 'what is no reason to reject the image';
