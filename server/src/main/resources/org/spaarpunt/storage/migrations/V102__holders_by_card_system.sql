-- The same for holders of its cards.
create index ${concurrently} card_by_card_system on card (card_system_id, passholder_id) where passholder_id is not null;
