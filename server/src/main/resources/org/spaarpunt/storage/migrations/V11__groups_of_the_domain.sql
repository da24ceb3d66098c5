-- The groups that the domain speaks of are there on every installation; what they may do can be changed, and others added.

insert into permission_group (name) values
    ('Geautoriseerde registratiebalies'),
    ('Niet-geautoriseerde registratiebalies'),
    ('Checkin and Ticketbalies')
on conflict do nothing;

insert into permission_group_action (group_id, action)
select id, action
from (values
    ('Geautoriseerde registratiebalies', 'PASSHOLDER_READ'),
    ('Geautoriseerde registratiebalies', 'PASSHOLDER_CREATE'),
    ('Geautoriseerde registratiebalies', 'PASSHOLDER_UPDATE'),
    ('Geautoriseerde registratiebalies', 'PASSHOLDER_BLOCK'),
    ('Geautoriseerde registratiebalies', 'KANSENSTATUUT_CREATE'),
    ('Niet-geautoriseerde registratiebalies', 'PASSHOLDER_READ'),
    ('Niet-geautoriseerde registratiebalies', 'PASSHOLDER_CREATE'),
    ('Niet-geautoriseerde registratiebalies', 'PASSHOLDER_UPDATE'),
    ('Niet-geautoriseerde registratiebalies', 'PASSHOLDER_BLOCK'),
    ('Checkin and Ticketbalies', 'CHECKIN_CREATE')
) domain (name, action)
join permission_group using (name)
on conflict do nothing;

-- Who is an administrator is asked by every act that could leave none.
create index app_user_administrators on app_user (id) where administrator;
