-- Who asks for a person's jobs to be erased finds them by the few events that carry an actor. By the
-- beginning of the name: an index row has a limit, a name has none.
create index event_actor on event (left(data ->> 'actor', 200), job_id) where data ->> 'actor' is not null;
