insert into card_system (id, name) values
    (1, 'UiTPAS Dender'),
    (2, 'UiTPAS Aalst')
on conflict do nothing;

insert into passholder (uid, first_name, name, city) values
    ('demo-passholder-1', 'Rik', 'Peeters', 'Denderleeuw'),
    ('demo-passholder-2', 'Marie', 'Janssens', 'Denderleeuw'),
    ('demo-passholder-3', 'Jef', 'Lambrecht', 'Aalst'),
    ('demo-passholder-4', 'Lucas', 'De Smet', 'Aalst'),
    ('demo-passholder-5', 'Emma', 'Claes', 'Aalst'),
    ('demo-passholder-6', 'Noor', 'Wouters', 'Aalst'),
    ('demo-passholder-7', 'Adam', 'Maes', 'Brussel'),
    ('demo-passholder-8', 'Louise', 'Goossens', 'Aalst'),
    ('demo-passholder-9', 'Jean-Marie', 'Hoffelinck', 'Aalst'),
    ('demo-passholder-10', 'Bernadette', 'De Los Palmas', 'Aalst'),
    ('demo-passholder-11', 'Fatima', 'El Amrani', 'Aalst')
on conflict do nothing;

-- Only where it has not been filled in since.
update passholder
set date_of_birth = demo.date_of_birth::date, gender = demo.gender, street = demo.street, house_number = demo.house_number,
    postal_code = demo.postal_code, email = demo.email, gsm = demo.gsm, nationality = 'Belg',
    place_of_birth = demo.place_of_birth, verified = demo.verified
from (values
    ('demo-passholder-1', '1985-03-02', 'MALE', 'Stationsstraat', '4', '9470', 'rik@demo.example', '0470 00 00 01', 'Ninove', true),
    ('demo-passholder-2', '1979-11-23', 'FEMALE', 'Dorp', '18', '9470', 'marie@demo.example', '0470 00 00 02', 'Aalst', false),
    ('demo-passholder-3', '1990-05-17', 'MALE', 'Kattestraat', '31', '9300', 'jef@demo.example', '0470 00 00 03', 'Gent', true),
    ('demo-passholder-4', '2011-01-30', 'MALE', 'Pontstraat', '7', '9300', '', '', 'Aalst', false),
    ('demo-passholder-5', '1969-09-05', 'FEMALE', 'Molenstraat', '60', '9300', 'emma@demo.example', '0470 00 00 05', 'Brussel', false),
    ('demo-passholder-6', '2000-02-29', 'FEMALE', 'Vrijheidstraat', '12', '9300', 'noor@demo.example', '', 'Aalst', false),
    ('demo-passholder-7', '1955-12-24', 'MALE', 'Hoogstraat', '101', '1000', '', '0470 00 00 07', 'Leuven', false),
    ('demo-passholder-8', '1947-05-08', 'FEMALE', 'Esplanadeplein', '3', '9300', '', '', 'Lede', false),
    ('demo-passholder-9', '1979-02-01', 'MALE', 'Vlierstraat', '22', '9300', 'jean-marie@demo.example', '0470 00 00 09', 'Aalst', true),
    ('demo-passholder-10', '1962-06-14', 'FEMALE', 'Nieuwbeekstraat', '5', '9300', 'bernadette@demo.example', '', 'Gent', false),
    ('demo-passholder-11', '1978-07-23', 'FEMALE', 'Korte Zoutstraat', '13', '9300', 'fatima@demo.example', '0470 00 00 11', 'Gent', true)
) demo (uid, date_of_birth, gender, street, house_number, postal_code, email, gsm, place_of_birth, verified)
where passholder.uid = demo.uid and passholder.date_of_birth is null;

insert into membership (passholder_id, card_system_id, status, social_tariff_until)
select passholder.id, card_system_id, status, social_tariff_until::date
from (values
    ('demo-passholder-1', 1, 'ACTIVE', null),
    ('demo-passholder-2', 1, 'ACTIVE', null),
    ('demo-passholder-3', 2, 'ACTIVE', null),
    ('demo-passholder-4', 2, 'ACTIVE', '2099-12-31'),
    ('demo-passholder-5', 2, 'ACTIVE', '2020-12-31'),
    ('demo-passholder-6', 2, 'ACTIVE', null),
    ('demo-passholder-8', 2, 'ACTIVE', null),
    ('demo-passholder-9', 2, 'ACTIVE', null),
    ('demo-passholder-10', 2, 'ACTIVE', '2099-12-31'),
    ('demo-passholder-11', 2, 'ACTIVE', null)
) demo (uid, card_system_id, status, social_tariff_until)
join passholder using (uid)
on conflict do nothing;

insert into group_pass (name, end_date, tickets_per_year)
select 'Groep Zonnestraal', '2099-12-31', 20 where not exists (select from card where number = '0900000045410');

insert into card (number, chip, card_system_id, status, passholder_id, group_pass_id)
select demo.number, demo.chip, demo.card_system_id, demo.status, passholder.id, group_pass.id
from (values
    ('0987654321113', '04A2B3C4D5E680', 1, 'ACTIVE', 'demo-passholder-1', null),
    ('0930056878802', '04B2C3D4E5F680', 1, 'ACTIVE', 'demo-passholder-2', null),
    ('0900000095902', '04784CDAEE3880', 2, 'ACTIVE', 'demo-passholder-3', null),
    ('0900000067513', '04363CDAEE3880', 2, 'ACTIVE', 'demo-passholder-4', null),
    ('0900000031618', '04CEE7528E6180', 2, 'ACTIVE', 'demo-passholder-5', null),
    ('0900000002312', '04B00412F15284', 2, 'BLOCKED', 'demo-passholder-6', null),
    ('1000000520006', '045A4832633680', 2, 'ACTIVE', 'demo-passholder-7', null),
    ('0900000074519', '044AC54A8E6180', 2, 'LOCAL_STOCK', null, null),
    ('0900000020405', '047E2EEA053B80', 2, 'DELETED', 'demo-passholder-8', null),
    ('0900000045410', '04D0AB6AF85C80', 2, 'ACTIVE', null, 'Groep Zonnestraal'),
    ('0900004518206', '04C5D6E7F80A80', 2, 'ACTIVE', 'demo-passholder-9', null),
    ('0900011354819', '04C6D7E8F90B80', 2, 'ACTIVE', 'demo-passholder-10', null),
    ('0900000083502', '04C7D8E9FA0C80', 2, 'ACTIVE', 'demo-passholder-11', null),
    ('0900000084211', '04C8D9EAFB0D80', 2, 'ACTIVE', 'demo-passholder-11', null),
    ('0900000091307', '04C9DAEBFC0E80', 2, 'LOCAL_STOCK', null, null),
    ('0900000092701', '04CADBECFD0F80', 2, 'LOCAL_STOCK', null, null)
) demo (number, chip, card_system_id, status, uid, group_name)
left join passholder using (uid)
left join group_pass on group_pass.name = demo.group_name
on conflict do nothing;
