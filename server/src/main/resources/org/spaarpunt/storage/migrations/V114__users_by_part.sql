-- Users are found by a part of their names, nick or e-mail address. Entries are added at once, as in migration 96.
create index ${concurrently} app_user_by_part on app_user
    using gin (trigrams(folded(given_name || ' ' || family_name || ' ' || nick || ' ' || coalesce(email, '')))) with (fastupdate = off);
