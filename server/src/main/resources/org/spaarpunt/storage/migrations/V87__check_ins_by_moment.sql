-- The newest check-ins of all are read from the end of this index, and those of a few days without reading others. Before, a BRIN
-- index named the blocks of a time: what was found there had to be sorted as a whole, and blocks that no vacuum had summarized yet,
-- up to a fifth of the table, were read each time.
create index ${concurrently} checkin_by_moment on checkin (checked_in_at);
