-- A search leaves people out who are blocked everywhere. They are few, and are found here instead of asking about everybody.
create index ${concurrently} membership_not_active on membership (passholder_id) where status <> 'ACTIVE';
