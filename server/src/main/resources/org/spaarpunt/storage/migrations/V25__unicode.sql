-- Texts of people are stored in Unicode's composed form (NFC), since the program sends and compares them so, and are found without
-- regard to accents and case. The database must be in UTF-8, as it always had to be.

-- A text as searches by name and title compare it: in lower case, without accents, invisible characters and the different kinds of
-- apostrophe. It is of our own, since the extension "unaccent" is not there on every PostgreSQL and its function is not immutable.
create function folded(written text) returns text language sql immutable strict parallel safe
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

-- Those that are in another form. A row is looked at as a whole: few have one text of that kind, and those have several.

update passholder
set first_name = normalize(first_name, NFC), second_name = normalize(second_name, NFC), name = normalize(name, NFC),
    street = normalize(street, NFC), house_number = normalize(house_number, NFC), box = normalize(box, NFC),
    postal_code = normalize(postal_code, NFC), city = normalize(city, NFC), email = normalize(email, NFC),
    telephone = normalize(telephone, NFC), gsm = normalize(gsm, NFC), nationality = normalize(nationality, NFC),
    place_of_birth = normalize(place_of_birth, NFC), more_info = normalize(more_info, NFC)
where concat_ws(E'\n', first_name, second_name, name, street, house_number, box, postal_code, city, email, telephone, gsm,
                nationality, place_of_birth, more_info) is not nfc normalized;

update counter
set name = normalize(name, NFC), kind = normalize(kind, NFC), street = normalize(street, NFC),
    house_number = normalize(house_number, NFC), box = normalize(box, NFC), postal_code = normalize(postal_code, NFC),
    city = normalize(city, NFC), city_part = normalize(city_part, NFC), telephone = normalize(telephone, NFC),
    contact_person = normalize(contact_person, NFC), email = normalize(email, NFC)
where concat_ws(E'\n', name, kind, street, house_number, box, postal_code, city, city_part, telephone, contact_person, email)
    is not nfc normalized;

update app_user
set given_name = normalize(given_name, NFC), family_name = normalize(family_name, NFC)
where concat_ws(E'\n', given_name, family_name) is not nfc normalized;

update event
set title = normalize(title, NFC), description = normalize(description, NFC), city = normalize(city, NFC)
where concat_ws(E'\n', title, description, city) is not nfc normalized;

update reward
set title = normalize(title, NFC), description1 = normalize(description1, NFC), description2 = normalize(description2, NFC)
where concat_ws(E'\n', title, description1, description2) is not nfc normalized;

update organisation set name = normalize(name, NFC) where name is not nfc normalized;
update consumer set name = normalize(name, NFC) where name is not nfc normalized;
update device set name = normalize(name, NFC) where name is not nfc normalized;
update group_pass set name = normalize(name, NFC) where name is not nfc normalized;

insert into reward_city (reward_id, city)
select reward_id, normalize(city, NFC) from reward_city where city is not nfc normalized
on conflict do nothing;
delete from reward_city where city is not nfc normalized;

-- What may exist once. Where two would become one, the second stays as it is: which of them is meant is not for a migration to decide.
-- It says so in the log, by the table and without the text, which may be a person's name.
do $$
declare
    place record;
    kept bigint;
    other text;
begin
    for place in
        select *
        from (values
            ('app_user', 'nick', 'true'),
            ('app_user', 'email', 'true'),
            ('app_user', 'uid', 'true'),
            -- A national number is sealed for its uid, and could not be read under another.
            ('passholder', 'uid', 'national_number is null'),
            ('organisation', 'external_id', 'true'),
            ('event', 'cdbid', 'true'),
            ('card_system', 'name', 'true'),
            ('permission_group', 'name', 'true'),
            ('association', 'name', 'true'),
            ('checkin_code', 'code', 'true')) places (name, text_column, condition)
    loop
        kept := 0;
        for other in execute format(
            'select %2$I from %1$I where %2$I is not nfc normalized and %3$s', place.name, place.text_column, place.condition)
        loop
            begin
                execute format('update %1$I set %2$I = normalize(%2$I, NFC) where %2$I = $1', place.name, place.text_column) using other;
            exception when unique_violation then
                kept := kept + 1;
            end;
        end loop;
        if kept > 0 then
            raise warning '% of table % keep a % that is not in the composed form, because another has it in that form',
                kept, place.name, place.text_column;
        end if;
    end loop;
end
$$;

-- The indexes by which names and words are found.

drop index passholder_by_name, passholder_by_first_name;
create index passholder_by_name on passholder (folded(name) collate "C");
create index passholder_by_first_name on passholder (folded(first_name) collate "C");

-- The column's index goes with it.
alter table event drop column words;
alter table event
    add column words tsvector not null
        generated always as (to_tsvector('simple', folded(title || ' ' || description || ' ' || city))) stored;
create index event_by_words on event using gin (words);

drop index event_by_city, organisation_by_words;
create index event_by_city on event (folded(city));
create index organisation_by_words on organisation using gin (to_tsvector('simple', folded(name)));

-- Check-in codes are the same in either case of letters.
create index checkin_code_in_either_case on checkin_code (lower(code));
