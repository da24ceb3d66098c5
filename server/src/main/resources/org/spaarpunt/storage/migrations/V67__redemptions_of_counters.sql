-- The rewards that a counter handed out lately, which its employees see and can take back. Cancelled ones are not shown.

create index redemption_by_counter on redemption (counter_id, redeemed_at) where cancelled_at is null;
