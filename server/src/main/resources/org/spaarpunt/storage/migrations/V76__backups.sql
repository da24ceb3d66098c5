-- Backups of an embedded database, and attempts that failed. A backup does not contain its own row.

create table backup_attempt (
    id         bigint generated always as identity primary key,
    started_at timestamptz not null, -- what was acknowledged before is in the backup
    ended_at   timestamptz not null,
    file       text not null check (file <> ''), -- its name
    bytes      bigint not null check (bytes >= 0),
    verified   boolean not null, -- a database was started on it
    problem    text not null,    -- empty: it was made
    check ((problem = '') = (bytes > 0)),
    check (problem = '' or not verified)
);

create index backup_attempt_by_started_at on backup_attempt (started_at);

-- That this installation was restored from a backup, until an administrator says to know it, and after that.
create table restoration (
    id                bigint generated always as identity primary key,
    restored_at       timestamptz not null,
    backup_started_at timestamptz not null,
    file              text not null check (file <> ''),
    acknowledged_at   timestamptz
);
