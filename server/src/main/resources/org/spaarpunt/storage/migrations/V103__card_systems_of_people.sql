-- Searches at a counter are limited to the people of its card systems. With these in the row of a passholder, and so in the indexes of
-- people, they are counted without asking about the memberships and cards of everyone that matches.

-- The card systems of the passholder's memberships and cards, in no order. Null: not known, to be looked up there. Triggers keep it, so
-- servers of the release before need not know about it. Rows that are there already are filled in by the program.
alter table passholder add column card_systems bigint[];
alter table passholder alter column card_systems set default '{}';

-- Where it is not known, the row is written nevertheless: a program that fills it in at the same time then fails, since it may not have
-- seen this membership or card. More than 200 would not fit into the rows of indexes, so of a passholder with more it is never known.
create function add_card_system_of_passholder() returns trigger language plpgsql as $$
begin
    update passholder
    set card_systems = case when cardinality(card_systems) < 200 then card_systems || new.card_system_id end
    where id = new.passholder_id and (card_systems is null or not card_systems @> array[new.card_system_id]);
    return null;
end
$$;

create function forget_card_systems_of_passholder() returns trigger language plpgsql as $$
begin
    update passholder set card_systems = null where id = old.passholder_id and card_systems is not null;
    return null;
end
$$;

create trigger membership_adds_card_system after insert or update of passholder_id, card_system_id on membership
    for each row execute function add_card_system_of_passholder();
create trigger card_adds_card_system after insert or update of passholder_id, card_system_id on card
    for each row when (new.passholder_id is not null) execute function add_card_system_of_passholder();
create trigger membership_forgets_card_systems after delete or update of passholder_id, card_system_id on membership
    for each row execute function forget_card_systems_of_passholder();
create trigger card_forgets_card_systems after delete or update of passholder_id, card_system_id on card
    for each row when (old.passholder_id is not null) execute function forget_card_systems_of_passholder();
