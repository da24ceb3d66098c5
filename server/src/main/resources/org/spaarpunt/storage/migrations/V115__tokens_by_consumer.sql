-- The tokens of an application in the order in which they are listed. Those of its users are as many as people, and are counted from the
-- index alone, for which it includes the user.
create index ${concurrently} access_token_by_consumer on access_token (consumer_key, issued_at, token) include (user_id);
