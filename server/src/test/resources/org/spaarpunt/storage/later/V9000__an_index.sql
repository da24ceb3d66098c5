create index concurrently checkin_by_number on checkin (card_number);
