insert into organisation (external_id, name) values
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'CC De Werf'),
    ('47B6FA21-ACB1-EA8F-2C231182C7DD0A19', 'CultuurNet Vlaanderen'),
    ('demo-library-haaltert', 'Bibliotheek Haaltert')
on conflict do nothing;

insert into counter (consumer_key, organisation_id, name, kind, street, house_number, postal_code, city, telephone,
                     contact_person, email, visible)
select external_id, id, name, kind, street, house_number, postal_code, city, telephone, contact_person, email, visible
from (values
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'Cultuurcentrum', 'Molenstraat', '51', '9300', 'Aalst', '053 00 00 01',
     'Ann Wouters', 'onthaal@de-werf.example', true),
    ('47B6FA21-ACB1-EA8F-2C231182C7DD0A19', 'Organisatie', 'Arduinkaai', '16', '1000', 'Brussel', '02 000 00 02',
     'Ann Wouters', 'onthaal@cultuurnet.example', false),
    ('demo-library-haaltert', 'Bibliotheek', 'Sint-Goriksplein', '17', '9450', 'Haaltert', '053 00 00 03',
     'Ben Claes', 'onthaal@bib-haaltert.example', true)
) demo (external_id, kind, street, house_number, postal_code, city, telephone, contact_person, email, visible)
join organisation using (external_id)
on conflict do nothing;

insert into counter_employee (counter_id, user_id, role)
select counter.id, app_user.id, role
from (values
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'ann', 'ADMIN'),
    ('47B6FA21-ACB1-EA8F-2C231182C7DD0A19', 'ann', 'ADMIN'),
    ('demo-library-haaltert', 'ben', 'MEMBER')
) demo (consumer_key, nick, role)
join counter using (consumer_key)
join app_user using (nick)
on conflict do nothing;

insert into permission_group (name) values ('Checkin and Ticket balies') on conflict do nothing;

insert into permission_group_action (group_id, action)
select id, action
from permission_group
cross join (values
    ('CHECKIN_CREATE'), ('POINTSPROMOTION_READ'), ('POINTSPROMOTION_CASHIN'), ('WELCOMEADVANTAGE_READ'),
    ('WELCOMEADVANTAGE_CASHIN'), ('CHECKIN_READ'), ('EVENT_READ')) actions (action)
where name = 'Checkin and Ticket balies'
on conflict do nothing;

insert into counter_group (counter_id, card_system_id, group_id)
select counter.id, card_system.id, permission_group.id
from (values
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'Checkin and Ticket balies'),
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'Geauthorizeerde registratie balies'),
    ('47B6FA21-ACB1-EA8F-2C231182C7DD0A19', 'Checkin and Ticket balies'),
    ('demo-library-haaltert', 'Checkin and Ticket balies')
) demo (consumer_key, group_name)
join counter using (consumer_key)
join permission_group on permission_group.name = demo.group_name
join card_system on card_system.id in (1, 2)
on conflict do nothing;

-- The cards that have no holder yet lie in a drawer of De Werf.
update card
set counter_id = counter.id
from counter
where number in ('0900000074519', '0900000091307', '0900000092701') and status = 'LOCAL_STOCK' and counter_id is null
  and counter.consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44';

-- A gate that checks people in by itself: the first steps of the documentation.
insert into counter_agent (consumer_key, counter_id, permission)
select 'demo-gate', counter.id, permission
from counter
cross join (values ('CHECKINS_WRITE'), ('PASSES_READ')) given (permission)
where counter.consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
on conflict do nothing;

-- What an integrator may do for De Werf without a user.
insert into counter_agent (consumer_key, counter_id, permission)
select 'demo-integrator', counter.id, permission
from counter
cross join (values
    ('PASSES_READ'), ('PASSES_CHIPNUMBERS_READ'), ('PASSES_INSZNUMBERS_READ'), ('PASSHOLDERS_SELF_CHECKIN'),
    ('PASSHOLDERS_SELF_READ')) given (permission)
where counter.consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
on conflict do nothing;
