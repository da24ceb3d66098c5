-- People are searched by postal code and by street. For a street alone this index is read across its postal codes, which is
-- much less than folding every street.
create index ${concurrently} passholder_by_address on passholder (postal_code, folded(street) collate "C");
