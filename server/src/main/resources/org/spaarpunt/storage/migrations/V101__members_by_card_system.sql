-- The members of a card system, so that broad searches at a counter of a small one read only these.
create index ${concurrently} membership_by_card_system on membership (card_system_id, passholder_id);
