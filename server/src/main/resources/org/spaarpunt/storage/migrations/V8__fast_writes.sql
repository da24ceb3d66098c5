-- A check-in names its passholder as it names its event: without a foreign key. Checking one costs a query of its own for each row
-- and marks the passholder's row, which is as much work as all of the row's indexes together. The number comes from the card, which
-- has its foreign key; and the other side is guarded below, where it costs nothing.
alter table checkin drop constraint checkin_passholder_id_fkey;
alter table balance drop constraint balance_passholder_id_fkey;

create function keep_passholder_with_points() returns trigger language plpgsql as $$
begin
    if exists (select from transfer where passholder_id = old.id) or exists (select from checkin where passholder_id = old.id) then
        raise foreign_key_violation using
            message = 'passholder ' || old.id || ' has a history in the ledger, which violates constraint "passholder_with_points"',
            constraint = 'passholder_with_points';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;

create trigger passholder_with_points before delete or update of id on passholder
    for each row execute function keep_passholder_with_points();

-- Room in each page for the next version of a row: then a new balance needs no new entry in the index.
alter table balance set (fillfactor = 70);
