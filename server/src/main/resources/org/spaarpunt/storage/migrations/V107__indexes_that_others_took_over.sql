-- What the indexes of migrations 104 to 106 do as well.
drop index if exists passholder_by_names;
drop index if exists passholder_by_created_at;
drop index if exists passholder_by_city;
