-- What people look for when they search events, and look back on check-ins.

-- A day that the program wrote in ISO 8601, with or without a time. Not by a cast, to which "tomorrow" would be a day too; anything
-- else is refused.
create function calendar_day(written text) returns date language sql immutable parallel safe
    return make_date(
        left(coalesce(written, ''), 4)::integer, substr(written, 6, 2)::integer, substr(written, 9, 2)::integer);

-- The days on which a calendar has something, as the program writes calendars. A calendar that cannot be read so is refused when it is
-- written.
create function calendar_days(calendar jsonb) returns datemultirange language sql immutable parallel safe
    return case calendar ->> 'kind'
               when 'dates' then (
                   select range_agg(daterange(
                       calendar_day(coalesce(day ->> 'first', day ->> 'start')),
                       calendar_day(coalesce(day ->> 'last', day ->> 'end', day ->> 'start')),
                       '[]'))
                   from jsonb_array_elements(calendar -> 'dates') day)
               when 'periodic' then datemultirange(
                   daterange(calendar_day(calendar ->> 'from'), calendar_day(calendar ->> 'to'), '[]'))
               when 'permanent' then datemultirange(daterange(make_date(1970, 1, 1), make_date(9999, 12, 31), '[]'))
           end;

-- The last three follow from the others by themselves: whoever writes an event cannot forget them.
alter table event
    add column city        text not null default '', -- where it takes place
    add column description text not null default '',
    add column days        datemultirange not null generated always as (calendar_days(calendar)) stored,
    add column permanent   boolean not null generated always as (calendar ->> 'kind' = 'permanent') stored,
    add column words       tsvector not null
        generated always as (to_tsvector('simple', title || ' ' || description || ' ' || city)) stored;

create index event_by_days on event using gist (days);
create index event_by_words on event using gin (words);
create index event_by_city on event (lower(city));
create index organisation_by_words on organisation using gin (to_tsvector('simple', name));

-- Who took a check-in back.
alter table checkin add column reversed_by bigint;

-- Counters that check people in look for events and look back. So do those that register people, as far as events go.
insert into permission_group_action (group_id, action)
select id, action
from (values
    ('Geauthorizeerde registratie balies', 'EVENT_READ'),
    ('Niet-geauthorizeerde registratie balies', 'EVENT_READ'),
    ('Checkin and Ticket balies', 'EVENT_READ'),
    ('Checkin and Ticket balies', 'CHECKIN_READ')
) domain (name, action)
join permission_group using (name)
on conflict do nothing;
