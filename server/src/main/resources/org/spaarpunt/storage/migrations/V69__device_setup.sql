-- A check-in device that calls the JSON API is set up once, by a code that its owner's admin makes, and from then on proves itself by
-- an id of its own choice. Neither is stored, only what they are recognised by.
alter table device
    add column setup_digest  uuid unique,
    add column setup_ends_at timestamptz, -- when the code can no longer be used
    add column token_digest  uuid unique,
    add constraint device_setup_ends check ((setup_digest is null) = (setup_ends_at is null));
