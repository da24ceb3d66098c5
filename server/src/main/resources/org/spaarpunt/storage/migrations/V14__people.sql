-- What is known of a passholder beyond name and city, of a card beyond its number, and of a group. Empty: not known.

alter table passholder
    add column second_name             text not null default '',
    add column date_of_birth           date,
    add column gender                  text check (gender in ('FEMALE', 'MALE')),
    add column street                  text not null default '',
    add column house_number            text not null default '',
    add column box                     text not null default '',
    add column postal_code             text not null default '',
    add column email                   text not null default '',
    add column telephone               text not null default '',
    add column gsm                     text not null default '',
    add column nationality             text not null default '',
    add column place_of_birth          text not null default '',
    add column more_info               text not null default '',
    add column verified                boolean not null default false, -- against an identity card
    add column opt_in_service_mails    boolean not null default false,
    add column opt_in_milestone_mails  boolean not null default false,
    add column opt_in_info_mails       boolean not null default false,
    add column opt_in_sms              boolean not null default false,
    add column opt_in_post             boolean not null default false,
    add column registration_counter_id bigint references counter,
    add column school_id               bigint references counter,
    add column created_at              timestamptz not null default now();

-- In the order of the letters' codes, so that a name's beginning is a range of the index, whatever the database's own order is.
create index passholder_by_name on passholder (lower(name) collate "C");
create index passholder_by_first_name on passholder (lower(first_name) collate "C");
create index passholder_by_email on passholder (lower(email)) where email <> '';
create index passholder_by_date_of_birth on passholder (date_of_birth);
create index passholder_by_created_at on passholder (created_at, id);

-- A photograph, apart from the rest: few answers show it.
create table passholder_picture (
    passholder_id bigint primary key references passholder,
    picture       bytea not null check (length(picture) between 1 and 65536)
);

alter table membership
    add column mail_preference text not null default 'NO_MAILS'
        check (mail_preference in ('NO_MAILS', 'NOTIFICATION_MAILS', 'ALL_MAILS')),
    add column sms_preference  text not null default 'NO_SMS'
        check (sms_preference in ('NO_SMS', 'NOTIFICATION_SMS', 'ALL_SMS'));

alter table card
    add column type       text not null default 'CARD' check (type in ('CARD', 'KEY', 'STICKER', 'DIGITAL')),
    add column counter_id bigint references counter; -- which counter has it in stock, or handed it out

create index card_by_counter on card (counter_id, card_system_id, status) where counter_id is not null;

alter table group_pass
    add column uuid             uuid not null unique default gen_random_uuid(),
    add column end_date         date, -- the last day of the social tariff; null: the group has none
    add column tickets_per_year integer not null default 0 check (tickets_per_year >= 0);

-- Whoever checks somebody in at the desk sees first who that is.
insert into permission_group_action (group_id, action)
select id, action
from permission_group,
     (values ('PASSHOLDER_READ'), ('GROUPPASS_READ')) needed (action)
where name in
    ('Geauthorizeerde registratie balies', 'Niet-geauthorizeerde registratie balies', 'Checkin and Ticket balies')
on conflict do nothing;
