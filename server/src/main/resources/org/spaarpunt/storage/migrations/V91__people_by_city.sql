-- People are searched by where they live, and check-ins by where those live who made them.
create index ${concurrently} passholder_by_city on passholder (folded(city) collate "C");
