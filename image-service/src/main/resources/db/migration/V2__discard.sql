-- An image that was deleted: its row stays so that a redelivered command makes nothing, its files go.
alter table image
  drop constraint image_state_check,
  drop constraint a_file_is_in_one_place,
  add constraint image_state_check check (state in
    ('ordered', 'generated', 'processed', 'failed', 'abandoned', 'discarded')),
  add constraint a_file_is_in_one_place check (num_nonnulls(temp_key, final_key)
    = case state when 'ordered' then 0 when 'failed' then 0 when 'discarded' then 0
      when 'abandoned' then num_nonnulls(temp_key) else 1 end);

create index answer_of_image on answer (image_id);

alter table leftover add column begins_many boolean not null default false;
comment on column leftover.begins_many is 'the key is not a file''s own: all files of its folder go whose names begin so';
