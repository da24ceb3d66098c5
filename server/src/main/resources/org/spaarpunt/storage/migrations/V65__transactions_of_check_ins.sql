-- In which transaction a check-in or a redemption was written and undone, by the database's own numbering. Readers that
-- follow what happens need it: times are those of the servers' clocks, rows become visible in another order than they were
-- made in, but a transaction whose number lies below that of every transaction under way is certainly over. Rows of
-- earlier versions have none.

alter table checkin
    add column written_in bigint,
    add column reversed_in bigint;
alter table checkin alter column written_in set default pg_current_xact_id()::text::bigint;

alter table redemption
    add column written_in bigint,
    add column cancelled_in bigint;
alter table redemption alter column written_in set default pg_current_xact_id()::text::bigint;

-- Rows are added in this order, so a BRIN index finds the newest at no cost to those who add them.
create index checkin_by_transaction on checkin using brin (written_in) with (pages_per_range = 32, autosummarize = on);
create index redemption_by_transaction on redemption using brin (written_in) with (pages_per_range = 32, autosummarize = on);
create index checkin_by_reversal on checkin (reversed_in) where reversed_in is not null;
create index redemption_by_cancellation on redemption (cancelled_in) where cancelled_in is not null;
