-- A file that an administrator sent with a form, for as long as it takes to look at what it would change and to import it. Unlogged: it is
-- neither in the write-ahead log nor on replicas, and gone after a crash of the database, after which the file is sent again.
create unlogged table import_upload (
    id uuid primary key,
    app_user_id bigint not null references app_user,
    kind text not null check (kind in ('CARDS', 'PASSHOLDERS', 'EVENTS', 'COUNTERS', 'REWARDS')),
    card_system_id bigint,
    file_name text not null,
    uploaded_at timestamptz not null,
    -- Null until it has arrived whole.
    digest text,
    imported_at timestamptz,
    lines bigint not null default 0,
    added bigint not null default 0,
    changes bigint not null default 0,
    left_away bigint not null default 0,
    skipped bigint not null default 0,
    refused boolean not null default false,
    flaw_lines bigint[] not null default '{}',
    flaw_reasons text[] not null default '{}'
);
create index import_upload_by_user on import_upload (app_user_id, uploaded_at);

create unlogged table import_upload_part (
    import_upload_id uuid not null references import_upload on delete cascade,
    number integer not null,
    content bytea not null,
    primary key (import_upload_id, number)
);
