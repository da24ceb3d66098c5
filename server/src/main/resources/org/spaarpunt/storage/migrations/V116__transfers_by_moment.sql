-- An export of transfers for a few days reads only the blocks of those days, not the whole table. Rows are added in this order, so the
-- index is small and costs next to nothing to maintain.
create index ${concurrently} transfer_by_moment on transfer using brin (moved_at) with (pages_per_range = 32, autosummarize = on);
