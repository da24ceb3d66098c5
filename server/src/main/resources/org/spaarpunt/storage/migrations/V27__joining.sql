-- Becoming a member of another card system needs the person, and so does a change of identity by a counter of such a card system.

-- Whether the passholder, registered elsewhere, joined this card system later.
alter table membership add column joined boolean not null default false;

update membership
set joined = true
from audit_entry, passholder
where audit_entry.act = 'CARD_SYSTEM_JOINED'
  and passholder.uid = audit_entry.subject
  and membership.passholder_id = passholder.id
  and membership.card_system_id::text = split_part(audit_entry.details, ' ', 1);

-- That an employee had proof that a passholder was at a counter; kept for minutes.
create table presence_proof (
    passholder_id bigint not null references passholder on delete cascade,
    counter_id    bigint not null references counter on delete cascade,
    employee      text not null check (employee <> ''), -- the uid of a user
    kind          text not null check (kind in ('CHIP', 'NATIONAL_NUMBER', 'BIRTH_DATE', 'CODE')),
    proved_at     timestamptz not null,
    primary key (passholder_id, counter_id, employee)
);

create index presence_proof_by_proved_at on presence_proof (proved_at);

-- The code that a passholder's own page shows, for a counter to name; one at a time, used once.
create table presence_code (
    passholder_id bigint primary key references passholder on delete cascade,
    digest        uuid not null, -- takes a key: a code has few digits
    expires_at    timestamptz not null
);
