insert into device (consumer_key, name, card_system_id)
values ('demo-kiosk', 'Spaarzuil aan de ingang', 2)
on conflict do nothing;

insert into device (consumer_key, name, card_system_id, event_id, counter_id)
select 'demo-device', 'Spaarzuil in de zaal', 2, event.id, counter.id
from event, counter
where event.cdbid = 'demo-today' and counter.consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
on conflict do nothing;

update device set owner_id = counter.id
from counter
where device.consumer_key in ('demo-kiosk', 'demo-device') and device.owner_id is null
  and counter.consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44';

insert into device_counter (device_key, counter_id, accepted_at)
select device.consumer_key, counter.id, timestamptz '2026-01-01T00:00:00Z'
from device, counter
where device.consumer_key in ('demo-kiosk', 'demo-device')
  and counter.consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
on conflict do nothing;
