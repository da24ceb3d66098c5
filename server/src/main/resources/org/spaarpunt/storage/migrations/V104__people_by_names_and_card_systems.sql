-- As passholder_by_names, with the card systems of people, by which a search at a counter counts them without the table itself.
create index ${concurrently} passholder_in_order_of_names
    on passholder (folded(name) collate "C", folded(first_name) collate "C", id) include (name, first_name, created_at, card_systems);
