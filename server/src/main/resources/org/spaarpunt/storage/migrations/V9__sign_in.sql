-- How people sign in and applications obtain their tokens, and who did what to whom in the administration.

-- Secrets are sealed before they are stored, with keys that are not in the database. The proof is a known text under the same key: a
-- server that has another key by this name is told so when it starts, not when the first request comes.
create table sealing_key (
    id    text primary key check (id ~ '^[a-z0-9-]{1,32}$'),
    proof text not null check (proof <> '')
);

alter table consumer
    -- After a rotation the old secret goes on working until this moment.
    add column previous_secret       text check (previous_secret <> ''),
    add column previous_secret_until timestamptz,
    add column callback              text not null default '', -- where users go back to when a request names no other place
    add column revoked_at            timestamptz,
    add check ((previous_secret is null) = (previous_secret_until is null));

-- Secrets that were stored before secrets were sealed are found by these at the next start, and then the indexes are empty.
create index consumer_unsealed on consumer (key) where secret not like 'sealed:%';
create index access_token_unsealed on access_token (token) where secret not like 'sealed:%';

-- The hosts to which a user may be sent back with a verifier, and no others.
create table consumer_callback_host (
    consumer_key text not null references consumer,
    host         text not null check (host ~ '^[a-z0-9.:-]{1,255}$'),
    primary key (consumer_key, host)
);

-- The names of rights are the program's; an older server passes over those it does not know.
alter table consumer_permission drop constraint consumer_permission_permission_check;
alter table consumer_permission add check (permission ~ '^[A-Z]+(_[A-Z]+)*$');
alter table permission_group_action drop constraint permission_group_action_action_check;
alter table permission_group_action add check (action ~ '^[A-Z]+(_[A-Z]+)*$');

-- Until now every consumer could name another counter than itself. Those that are here go on; a new one must be given the right.
insert into consumer_permission (consumer_key, permission) select key, 'ACT_FOR_COUNTERS' from consumer;

alter table app_user
    add column email         text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
    add column given_name    text not null default '',
    add column family_name   text not null default '',
    add column password      text check (password like '$argon2id$%'), -- null: has none yet, or signs in elsewhere
    add column administrator boolean not null default false,
    add column disabled_at   timestamptz;

-- People type their name in any case.
create unique index app_user_by_nick on app_user (lower(nick));
create unique index app_user_by_email on app_user (lower(email)) where email is not null;

-- The same person at a provider of OpenID Connect.
create table user_identity (
    issuer  text not null,
    subject text not null,
    user_id bigint not null references app_user,
    primary key (issuer, subject)
);

create index user_identity_by_user on user_identity (user_id);

-- A browser in which somebody is signed in. The digest is that of its cookie: who reads this table can be nobody.
create table web_session (
    digest     uuid primary key,
    user_id    bigint not null references app_user,
    started_at timestamptz not null,
    seen_at    timestamptz not null,
    address    text not null,
    agent      text not null -- what the browser calls itself
);

create index web_session_by_user on web_session (user_id);
create index web_session_by_seen_at on web_session (seen_at);

-- A link by which a person chooses a password, once.
create table invitation (
    digest     uuid primary key,
    user_id    bigint not null references app_user,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index invitation_by_user on invitation (user_id);
create index invitation_by_expires_at on invitation (expires_at);

-- How often something was tried within a period, over all servers. The scope is a digest of what is counted: an address, an account.
create table attempt (
    period   bigint not null, -- the period's number since 1970
    scope    uuid not null,
    attempts integer not null check (attempts >= 1),
    primary key (period, scope)
);

-- An application asked for a token, and its user may be deciding. The verifier's digest stands here once the user has allowed it.
create table request_token (
    token        text primary key check (length(token) between 1 and 255),
    secret       text not null check (secret <> ''),
    consumer_key text not null references consumer,
    callback     text not null, -- empty: the verifier is shown
    extra        text not null, -- what else was sent, which comes back with the access token
    expires_at   timestamptz not null,
    decided_at   timestamptz,
    user_id      bigint references app_user, -- who allowed it
    verifier     uuid,
    check ((user_id is null) = (verifier is null)),
    check (verifier is null or decided_at is not null)
);

create index request_token_by_expires_at on request_token (expires_at);

alter table access_token add column issued_at timestamptz not null default now();

-- Every administrative act: who, what, to whom or what, when, from where. Written in the same commit as the act.
create table audit_entry (
    id          bigint generated always as identity primary key,
    happened_at timestamptz not null,
    actor       text not null check (actor <> ''), -- the uid of a user; "command line" for the command
    address     text not null, -- of the client; empty for the command
    act         text not null check (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    subject     text not null, -- the key, uid or name of what it was done to
    details     text not null
);

create index audit_entry_by_subject on audit_entry (subject, id);

create function keep_audit_entries() returns trigger language plpgsql as $$
begin
    raise insufficient_privilege using message = 'entries of the audit log are never changed or removed';
end
$$;

create trigger audit_entries_stay before update or delete or truncate on audit_entry
    for each statement execute function keep_audit_entries();
