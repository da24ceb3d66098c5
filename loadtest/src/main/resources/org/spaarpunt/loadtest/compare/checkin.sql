-- A check-in as one transaction: the nonce, the facts, and what a grant writes. Every transaction is about another visit.
\set n :n + 1
\set pair permute((:n * :clients + :client_id) % (:cards * :events), :cards * :events, :seed)
\set card :pair % :cards
\set place 1 + :pair / :cards

begin;

insert into oauth_nonce (signed_at_s, digest)
values (extract(epoch from now())::bigint, gen_random_uuid())
on conflict do nothing;

select event.id as event_id, counter.id as counter_id, app_user.id as user_id, card.passholder_id, card.number as card_number
from counter
join app_user on app_user.uid = counter.consumer_key
join counter_employee on counter_employee.counter_id = counter.id and counter_employee.user_id = app_user.id
join event on event.cdbid = :run || '-' || :place
join card on card.chip = '04' || upper(lpad(to_hex(:card::bigint), 10, '0')) || '80'
left join balance on balance.passholder_id = card.passholder_id
left join lateral (
    select bool_or(status = 'ACTIVE') as active from membership where membership.passholder_id = card.passholder_id
) memberships on true
left join lateral (
    select count(*) as used
    from checkin
    where checkin.passholder_id = card.passholder_id and checkin.event_id = event.id and checkin.reversed_at is null
      and checkin.period = to_char(now() at time zone 'Europe/Brussels', 'IYYY-"W"IW')
) slots on true
where counter.consumer_key = :counter and card.status = 'ACTIVE' and memberships.active and slots.used < event.limit_volume
\gset

with granted as (
    insert into checkin (
        passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points, social_tariff,
        checked_in_at, period, ordinal)
    values (:passholder_id, :event_id, :card_number, :counter, :counter_id, :user_id, 'COUNTER', 1, false, now(),
            to_char(now() at time zone 'Europe/Brussels', 'IYYY-"W"IW'), 1)
    on conflict (passholder_id, event_id, period, ordinal) where reversed_at is null do nothing
    returning passholder_id, id, event_id, points, checked_in_at
),
posted as (
    insert into transfer (
        passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
    select passholder_id, 'CHECKIN', id, 'EVENT', event_id, 'PASSHOLDER', passholder_id, points, checked_in_at
    from granted
    returning passholder_id, points
)
insert into balance (passholder_id, points, checkins)
select passholder_id, points, 1 from posted
on conflict (passholder_id) do update set points = balance.points + excluded.points, checkins = balance.checkins + excluded.checkins
returning points;

commit;
