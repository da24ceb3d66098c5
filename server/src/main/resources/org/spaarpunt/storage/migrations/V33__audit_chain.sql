-- Entries of the audit log name the user on whose behalf an application acts, may have a part that only the installation's keys open,
-- and are chained: each link holds a digest of its entry and of the link before it, so that an entry that is changed, removed or put in
-- between shows.

alter table audit_entry
    add column on_behalf_of  text check (on_behalf_of <> ''), -- the uid of the user whose token the application holds
    add column detail_digest bytea check (length(detail_digest) = 32); -- of the sealed text in audit_detail

-- Old and new values of personal data. They go with the person; the entry and its digest stay.
create table audit_detail (
    entry  bigint primary key,
    sealed text not null check (sealed like 'sealed:%')
);

-- The tables below refer to entries without foreign keys: what somebody removed by force must show, and not be refused or cascade.

create table audit_link (
    number bigint primary key check (number >= 1), -- without gaps
    entry  bigint not null unique,
    digest bytea not null check (length(digest) = 32), -- SHA-256 of the link before it and of the entry, for everyone to compute
    seal   uuid not null -- of the digest, by a key of the installation
);

-- Entries that have no link yet. Acts do not wait for each other: one server at a time chains what the others have committed.
create table audit_pending (
    entry bigint primary key
);

insert into audit_pending (entry) select id from audit_entry;

create function note_pending_entries() returns trigger language plpgsql as $$
begin
    insert into audit_pending (entry) select id from added;
    return null;
end
$$;

create trigger audit_entries_wait after insert on audit_entry
    referencing new table as added for each statement execute function note_pending_entries();

create trigger audit_links_stay before update or delete or truncate on audit_link
    for each statement execute function keep_audit_entries();

create trigger audit_details_stay before update or truncate on audit_detail
    for each statement execute function keep_audit_entries();
