-- Check-in devices at a door: each signs with a consumer key of its own and checks people in at the event that it is connected to.

alter type checkin_via add value 'DEVICE';

create table device (
    consumer_key   text primary key references consumer,
    name           text not null check (name <> ''),
    card_system_id bigint not null references card_system,
    status         text not null default 'ACTIVE' check (status in ('ACTIVE', 'BLOCKED', 'REMOVED')),
    event_id       bigint references event,
    counter_id     bigint references counter, -- the counter that connected it, and for which it checks people in
    check ((event_id is null) = (counter_id is null))
);

create index device_by_event on device (event_id) where event_id is not null;

-- The counters that may connect a device.
create table device_counter (
    device_key text not null references device,
    counter_id bigint not null references counter,
    primary key (device_key, counter_id)
);

create index device_counter_by_counter on device_counter (counter_id);
