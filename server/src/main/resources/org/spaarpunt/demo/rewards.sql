insert into reward (
    id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
    redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id)
select id, kind, title, description1, description2, points, in_spotlight, '2026-01-01', until::timestamptz, '2026-01-01',
       until::timestamptz, max_units, limit_volume, limit_period, 2
from (values
    (1, 'POINTS_PROMOTION', 'Voordeel1', 'description 1', 'description 2', 10, false, '2100-01-01', 10, null, null),
    (2, 'POINTS_PROMOTION', 'Voordeel2', 'description 1', 'description 2', 10, true, '2100-01-01', 10, null, null),
    (5687, 'POINTS_PROMOTION', 'Koffie met taart', 'Zonder beperkingen', '', 5, false, '2100-01-01', null, null, null),
    (5823, 'POINTS_PROMOTION', 'Gratis zwembeurt', 'Eén keer per week', '', 5, false, '2100-01-01', null, 1, 'WEEK'),
    (5824, 'POINTS_PROMOTION', 'Affiche', 'Zolang de voorraad strekt', '', 2, false, '2100-01-01', 10, null, null),
    (5825, 'POINTS_PROMOTION', 'Zomerconcert', 'Afgelopen', '', 5, false, '2026-02-01', null, null, null),
    (5688, 'WELCOME_ADVANTAGE', 'Welkomstpakket', '', '', 0, false, '2100-01-01', null, null, null),
    (5826, 'WELCOME_ADVANTAGE', 'Welkomstdrankje', 'Afgelopen', '', 0, false, '2026-02-01', null, null, null),
    (5900, 'POINTS_PROMOTION', 'Kopje koffie', 'Aan de toog van De Werf', '', 2, false, '2100-01-01', null, null, null)
) demo (id, kind, title, description1, description2, points, in_spotlight, until, max_units, limit_volume, limit_period)
on conflict do nothing;

select setval(pg_get_serial_sequence('reward', 'id'), (select max(id) from reward));

-- The first two in both card systems, the others in Aalst only.
insert into reward_card_system (reward_id, card_system_id)
select reward_id, card_system_id
from (values (1, 1), (1, 2), (2, 1), (2, 2), (5687, 2), (5688, 2), (5823, 2), (5824, 2), (5825, 2), (5826, 2),
             (5900, 2))
    demo (reward_id, card_system_id)
on conflict do nothing;

insert into reward_counter (reward_id, counter_id)
select 5900, id from counter where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
on conflict do nothing;

-- On this server, whatever its address is.
insert into reward_picture (reward_id, position, url) values (5900, 1, '/assets/coffee.png') on conflict do nothing;
