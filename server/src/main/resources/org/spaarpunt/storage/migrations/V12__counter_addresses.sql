-- Where a counter is and whom to ask for: what people look for when they search counters. Empty: not known.

alter table counter
    add column kind           text not null default '', -- such as "school" or "cultural centre"; free text
    add column street         text not null default '',
    add column house_number   text not null default '',
    add column box            text not null default '',
    add column postal_code    text not null default '',
    add column city           text not null default '',
    add column city_part      text not null default '',
    add column telephone      text not null default '',
    add column contact_person text not null default '',
    add column email          text not null default '',
    add column visible        boolean not null default true, -- to the public
    add column school         boolean not null default false;

-- Employees who have accepted the terms under which they work with people's data.
create table terms_acceptance (
    user_id     bigint primary key references app_user,
    accepted_at timestamptz not null
);
