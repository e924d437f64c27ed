-- A job's row is written with every poll of answers. What never changes with it stays out of line, and a page keeps
-- room for the row's next version.
alter table job set (toast_tuple_target = 128, fillfactor = 50);

-- An image is written with each of its steps. No index may look at its stage, or every step would write them all anew.
alter table image
  add column retry text generated always as (case when stage in ('retry_pending', 'retrying') then stage end) stored;
drop index image_in_flight, image_retry_pending, image_retrying;
create index image_retry_pending on image (asked_at, id) where retry = 'retry_pending';
create index image_retrying on image (id) where retry = 'retrying';
alter table image set (fillfactor = 50);
