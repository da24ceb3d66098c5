create index ${concurrently} app_user_in_order_of_nick on app_user (
    (nick = uid and email is null and disabled_at is not null and given_name || family_name = ''), lower(nick), uid);
