-- The check-ins of an event are counted from this index alone; it takes the place of checkin_by_event.
create index ${concurrently} checkin_at_event on checkin (event_id, checked_in_at) where reversed_at is null;
