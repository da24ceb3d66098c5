-- The passholders whose card systems the program has to fill in; soon none.
create index ${concurrently} passholder_without_card_systems on passholder (id) where card_systems is null;
