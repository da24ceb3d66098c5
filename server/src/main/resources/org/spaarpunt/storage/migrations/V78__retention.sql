-- Up to when old visits have been relieved of their details, so that a night goes on where the night before ended.

create table retention_progress (
    kind       text primary key,
    done_until timestamptz not null
);
