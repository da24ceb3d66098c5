-- The beginning of passholder_by_names, which serves the same searches; a second one costs each passholder that is written.
drop index if exists passholder_by_name;
