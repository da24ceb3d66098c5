-- The same for all people, in the order in which they are listed if nothing else is asked for.
create index ${concurrently} passholder_in_order_of_creation on passholder (created_at, id) include (card_systems);
