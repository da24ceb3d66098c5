-- As passholder_by_first_name, by which people of a first name are counted without the table itself, at a counter too.
create index ${concurrently} passholder_in_order_of_first_name on passholder (folded(first_name) collate "C", id)
    include (first_name, name, card_systems);
