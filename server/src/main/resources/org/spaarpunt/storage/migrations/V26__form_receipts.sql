-- What became of forms whose act must not be done twice. The sealed value is a secret or a link that is shown once. There is no reference to
-- web_session, so that an act and the end of a session never wait for each other.
create table form_receipt (
    session  uuid not null,
    form     uuid not null unique, -- digest of all that the form held
    kept_at  timestamptz not null,
    kind     text not null,
    name     text not null,        -- of what was made or changed
    detail   text not null,        -- such as its key
    back     text not null,        -- path of the page about it
    sealed   text check (sealed like 'sealed:%'),
    shown_in text[] not null default '{}', -- languages
    primary key (session, form)
);

create index form_receipt_by_kept_at on form_receipt (kept_at);
