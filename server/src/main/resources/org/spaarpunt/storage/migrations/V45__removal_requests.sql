-- Passholders who asked to be removed; a row goes with the passholder, or when they withdraw it.
create table removal_request (
    passholder_id bigint primary key references passholder on delete cascade,
    requested_at  timestamptz not null
);
