-- An export of the transfers of some days reads their blocks, in place of all transfers. They are added in this order, so the index is
-- small, and costs hardly anything to those who add them.
create index ${concurrently} transfer_by_moment on transfer using brin (moved_at) with (pages_per_range = 32, autosummarize = on);
