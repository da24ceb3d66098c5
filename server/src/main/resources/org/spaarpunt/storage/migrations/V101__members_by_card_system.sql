-- The people of a card system, so that a counter of a small one does not ask everyone whether they belong to it.
create index ${concurrently} membership_by_card_system on membership (card_system_id, passholder_id);
