-- What was said about an image, once and for all. There is no score.
create table verdict (
  image_id  uuid        primary key,
  job_id    uuid        not null,
  passed    boolean     not null,
  code      text        not null,
  reason    text        not null,
  judged_at timestamptz not null,
  took_ms   bigint      not null check (took_ms >= 0),
  check (passed = (code = 'passed'))
);
