-- All users in the order in which they are listed: people that were removed come last, and so in the two that follow. An installation
-- has as many accounts as people, and the list would sort them all for each page.
create index ${concurrently} app_user_in_order_of_name on app_user (
    (nick = uid and email is null and disabled_at is not null and given_name || family_name = ''),
    folded(coalesce(nullif(btrim(given_name || ' ' || family_name), ''), nick)),
    uid);
