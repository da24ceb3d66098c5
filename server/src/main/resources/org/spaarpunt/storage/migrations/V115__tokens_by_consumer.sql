-- The tokens of an application in the order in which they are listed. There can be one for each passholder. The index includes the user so
-- that tokens are counted without the table.
create index ${concurrently} access_token_by_consumer on access_token (consumer_key, issued_at, token) include (user_id);
