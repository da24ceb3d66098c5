-- What becomes of events after they were announced: they are cancelled, put off or withdrawn, and their limits change.

alter table event add column availability text not null default 'AVAILABLE'
    check (availability in ('AVAILABLE', 'POSTPONED', 'CANCELLED', 'WITHDRAWN'));

-- The period of the limit of an event that has none of its own; the volume is 1.
create function default_limit_period(calendar jsonb) returns text language sql immutable parallel safe
    return case calendar ->> 'kind' when 'dates' then 'DAY' else 'WEEK' end;

-- Whether its limit was chosen for the event. One that was not follows the calendar. Of events that are there, a limit that is not the
-- default must have been chosen; one that is the default may as well follow.
alter table event add column limit_chosen boolean not null default false;
update event set limit_chosen = true
where limit_volume is distinct from 1 or limit_period is distinct from default_limit_period(calendar);

-- Check-ins bear the label of a period. When the limit gets another period, those of the next days bear labels of the period before,
-- until the first day on which no passholder can have checked in before the change: two hours for servers that have not heard of it yet
-- (an hour is the longest staleness-seconds) and for clocks that differ, and the hours before a start in which people check in already.
alter table event
    add column period_before text check (period_before in ('ABSOLUTE', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')),
    add column period_since  date;

create function remember_period() returns trigger language plpgsql as $$
begin
    -- Changed twice within those days: what check-ins bear is still the label of the first period.
    if old.period_before is null or old.period_since <= (now() at time zone 'Europe/Brussels')::date then
        new.period_before := old.limit_period;
    end if;
    new.period_since := ((now() + interval '2 hours' + new.opens_before_min * interval '1 minute')
                         at time zone 'Europe/Brussels')::date + 1;
    return new;
end
$$;

create trigger event_limit_period before update of limit_period on event
    for each row when (old.limit_period is distinct from new.limit_period) execute function remember_period();
