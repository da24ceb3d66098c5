-- Failed attempts of the present quarter of an hour, so that an attack makes two entries in the audit log and not thousands: one when it begins, and one
-- with the number of attempts when the period is over.
create table failed_attempt (
    period     bigint not null,      -- the period's number since 1970
    act        text not null check (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    subject    text not null,        -- the uid of the account; empty where there is none
    address    text not null,        -- of the client; empty for further addresses, once there are many
    first_at   timestamptz not null,
    failures   integer not null check (failures >= 1),
    primary key (period, act, subject, address)
);
