-- Check-ins and redemptions get their numbers from a sequence and not from an identity column: a table of a distributed database that
-- has one keeps the number of its shards forever. Servers of the release before go on: they name neither, and get the next number.
-- The tables are locked first, so that no number is given away between the last value and the change; no row is read.
lock table checkin, redemption in access exclusive mode;

create sequence checkin_number owned by checkin.id;
select setval('checkin_number', last_value, is_called) from checkin_id_seq;
alter table checkin
    alter column id drop identity,
    alter column id set default nextval('checkin_number');

create sequence redemption_number owned by redemption.id;
select setval('redemption_number', last_value, is_called) from redemption_id_seq;
alter table redemption
    alter column id drop identity,
    alter column id set default nextval('redemption_number');
