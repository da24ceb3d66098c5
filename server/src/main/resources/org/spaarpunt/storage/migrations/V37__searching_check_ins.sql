-- To search the check-ins of all counters takes a permission of its own. Applications that may read every passholder keep what they had.
insert into consumer_permission (consumer_key, permission)
select consumer_key, 'CHECKIN_READ' from consumer_permission where permission = 'PASSHOLDER_READ'
on conflict do nothing;
