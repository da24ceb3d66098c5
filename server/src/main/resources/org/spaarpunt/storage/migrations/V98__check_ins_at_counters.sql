-- The same for the check-ins of a counter; it takes the place of checkin_by_counter.
create index ${concurrently} checkin_at_counter on checkin (counter_id, checked_in_at)
    where counter_id is not null and reversed_at is null;
