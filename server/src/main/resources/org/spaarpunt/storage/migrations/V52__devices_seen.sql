-- When a device last asked for something, to the minute: by it people see that a device works, or that its battery is empty.
alter table device add column seen_at timestamptz;
