-- The same for people by where they live.
create index ${concurrently} passholder_in_order_of_city on passholder (folded(city) collate "C", id) include (city, card_systems);
