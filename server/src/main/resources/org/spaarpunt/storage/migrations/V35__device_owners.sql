-- A device belongs to one counter, whose admins change it, assign it to others and take it back. Null: to none, until an administrator says to
-- which. The owner of a device from before is the counter that it was made for, as the audit log says, or else the first to have it.
alter table device add column owner_id bigint references counter;

update device
set owner_id = coalesce(
    (select counter.id
     from audit_entry
     join counter on counter.consumer_key = substring(audit_entry.details from ', counter (\S+)$')
     where audit_entry.act = 'DEVICE_CREATED' and audit_entry.subject = device.consumer_key
     order by audit_entry.id
     limit 1),
    (select counter_id from device_counter where device_key = device.consumer_key order by device_counter.ctid limit 1));

-- An assignment is an offer, until an employee of that counter connects the device for the first time.
alter table device_counter add column accepted_at timestamptz;
update device_counter set accepted_at = now();

-- An application that is suspended signs for nothing until it is let in again; one that is revoked never does.
alter table consumer add column suspended_at timestamptz;

update consumer set suspended_at = now()
where revoked_at is null and key in (select consumer_key from device where status = 'BLOCKED');

update consumer set revoked_at = now(), previous_secret = null, previous_secret_until = null
where revoked_at is null and key in (select consumer_key from device where status = 'REMOVED');

update device set event_id = null, counter_id = null where status = 'REMOVED';
