-- Fills the tables from those of Spaarpunt in the same database, as `loadtest fill` made them, without past check-ins. Secrets, which are sealed there,
-- are set by the caller; events are copied again whenever there are new ones.
insert into conventional.consumer select key, 'unknown' from public.consumer where key = 'load-counter';

insert into conventional.access_token (token, secret, consumer_key, user_id)
select token, 'unknown', consumer_key, user_id from public.access_token where consumer_key = 'load-counter';

insert into conventional.counter
select id, consumer_key, organisation_id from public.counter where consumer_key = 'load-counter';

insert into conventional.counter_employee
select counter_id, user_id, true from public.counter_employee join conventional.counter on counter.id = counter_id;

insert into conventional.passholder
select id, first_name, name, 0 from public.passholder;

insert into conventional.membership (passholder_id, card_system_id, active, social_tariff_until)
select passholder_id, card_system_id, status = 'ACTIVE', social_tariff_until from public.membership;

insert into conventional.card
select number, chip, status, group_pass_id is not null, passholder_id from public.card where chip is not null;

analyze conventional.passholder, conventional.membership, conventional.card;
