-- All users in the order in which they are listed; people that were removed come last. An installation can have as many accounts as
-- passholders, and without an index the list sorts all of them for each page.
create index ${concurrently} app_user_in_order_of_name on app_user (
    (nick = uid and email is null and disabled_at is not null and given_name || family_name = ''),
    folded(coalesce(nullif(btrim(given_name || ' ' || family_name), ''), nick)),
    uid);
