-- What the vision judge was paid, a row for each day (UTC), so that nobody sums over verdicts.
create table judge_bill (
  day    date           primary key,
  images bigint         not null check (images > 0),
  cost   numeric(18, 6) not null check (cost > 0)
) with (fillfactor = 50);
comment on column judge_bill.images is 'of how many images it was told, whether it took one call or more';

insert into judge_bill (day, images, cost)
select (judged_at at time zone 'UTC')::date, count(*), sum(cost) from verdict where cost > 0 group by 1;
