create index ${concurrently} app_user_in_order_of_email on app_user (lower(coalesce(email, '')), uid);
