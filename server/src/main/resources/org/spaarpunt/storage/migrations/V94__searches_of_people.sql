-- What searches of people by parts of a name need: a folded text that costs little, and the parts of a text that an index can hold.

-- The same result as before, also for servers of the release before. Without "strict" PostgreSQL puts the expression itself into a
-- statement, which then costs a tenth of a call; a null stays one.
create or replace function folded(written text) returns text language sql immutable parallel safe
    return case
        -- Most texts are plain, and spared what follows.
        when octet_length(written) = length(written) then lower(replace(written, '`', ''''))
        else lower(replace(replace(replace(
            translate(
                regexp_replace(
                    normalize(written, NFD),
                    U&'[\0300-\036F\00AD\200B-\200F\2060\FEFF]', '', 'g'),
                'ØøŁłĐđÐðĦħŦŧıÆŒẞÞ’‘ʼ´`', 'OoLlDdDdHhTtiæœßþ'''''''''''),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'))
    end;

-- Each three characters that follow each other; none of a text that has fewer. It is of our own, since the extension "pg_trgm" is
-- not there on every PostgreSQL, and a server's role may not create it everywhere.
create function trigrams(written text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
    found text[] := '{}';
begin
    for place in 1 .. length(written) - 2 loop
        found := found || substr(written, place, 3);
    end loop;
    return found;
end
$$;

-- How many check-ins a passholder has that were not undone, kept by the statements that write check-ins. Without it a search by their
-- number would count twenty million rows. Null: not known, and to be counted from the check-ins.
alter table balance add column checkins integer;

-- Servers of the release before write check-ins without counting them, and undo them. What they touch is counted again. An insert needs
-- nothing: the first points of a passholder are those of the first check-in, or no check-in was made before.
create function forget_number_of_checkins() returns trigger language plpgsql as $$
begin
    update balance set checkins = null where passholder_id = new.passholder_id and checkins is not null;
    return null;
end
$$;
-- Tables that are distributed already have no triggers, and no server of the release before.
do $$
begin
    if to_regclass('pg_catalog.pg_dist_partition') is null then
        create trigger balance_counts_again after update on balance for each row
            when (new.points > old.points and new.checkins = old.checkins) execute function forget_number_of_checkins();
        create trigger checkin_counts_again after update on checkin for each row
            when (old.reversed_at is null and new.reversed_at is not null) execute function forget_number_of_checkins();
    end if;
end
$$;
