-- What the index of migration 109 does as well.
drop index if exists passholder_by_first_name;
