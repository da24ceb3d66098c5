-- What passholders are told about themselves: on their own page, and by e-mail where an address is known and a mail server is set.
create table passholder_notice (
    id            bigint generated always as identity primary key,
    passholder_id bigint not null references passholder on delete cascade,
    kind          text not null check (kind in ('CARD_SYSTEM_JOINED', 'IDENTITY_CHANGED')),
    card_system   text not null, -- its name; empty: none in particular
    counter       text not null, -- its name
    noticed_at    timestamptz not null
);

create index passholder_notice_by_passholder on passholder_notice (passholder_id, id);

-- E-mails that wait to be sent; a row goes when its e-mail was sent, or was given up.
create table mail_outbox (
    id              bigint generated always as identity primary key,
    passholder_id   bigint not null references passholder on delete cascade,
    recipient       text not null check (recipient <> ''),
    subject         text not null,
    body            text not null,
    created_at      timestamptz not null,
    attempts        integer not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz not null
);

create index mail_outbox_by_next_attempt_at on mail_outbox (next_attempt_at);
create index mail_outbox_by_passholder on mail_outbox (passholder_id);
