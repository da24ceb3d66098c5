-- The groups that the domain speaks of are there on every installation; what they may do can be changed, and others added. Their
-- names, misspelt as they are, are those that known clients look for.

update permission_group set name = 'Checkin and Ticket balies' where name = 'Checkin and Ticketbalies';

insert into permission_group (name) values
    ('Geauthorizeerde registratie balies'),
    ('Niet-geauthorizeerde registratie balies'),
    ('Checkin and Ticket balies')
on conflict do nothing;

insert into permission_group_action (group_id, action)
select id, action
from (values
    ('Geauthorizeerde registratie balies', 'PASSHOLDER_READ'),
    ('Geauthorizeerde registratie balies', 'PASSHOLDER_CREATE'),
    ('Geauthorizeerde registratie balies', 'PASSHOLDER_UPDATE'),
    ('Geauthorizeerde registratie balies', 'PASSHOLDER_BLOCK'),
    ('Geauthorizeerde registratie balies', 'KANSENSTATUUT_CREATE'),
    ('Niet-geauthorizeerde registratie balies', 'PASSHOLDER_READ'),
    ('Niet-geauthorizeerde registratie balies', 'PASSHOLDER_CREATE'),
    ('Niet-geauthorizeerde registratie balies', 'PASSHOLDER_UPDATE'),
    ('Niet-geauthorizeerde registratie balies', 'PASSHOLDER_BLOCK'),
    ('Checkin and Ticket balies', 'CHECKIN_CREATE')
) domain (name, action)
join permission_group using (name)
on conflict do nothing;

-- Who is an administrator is asked by every act that could leave none.
create index app_user_administrators on app_user (id) where administrator;
