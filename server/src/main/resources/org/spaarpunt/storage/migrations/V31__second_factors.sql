-- A second factor at sign-in, how recently the user of a session has proved who it is, and names to sign in by that look like others.

create table second_factor (
    user_id      bigint primary key references app_user,
    secret       text not null check (secret like 'sealed:%'), -- of RFC 6238
    confirmed_at timestamptz,                                  -- null: the user has not shown yet that the application knows the secret
    last_step    bigint not null default 0                     -- of the code that was accepted last; only later ones are accepted
);

-- The digest covers the user's number: a code is of use to nobody else.
create table recovery_code (
    user_id bigint not null references app_user,
    digest  uuid not null,
    used_at timestamptz,
    primary key (user_id, digest)
);

-- Sessions of before begin without a proof; their users are asked for one before a sensitive act.
alter table web_session
    add column proved_at timestamptz not null default '-infinity',
    add column by_provider boolean not null default false; -- a provider signed the user in, and with it vouched for the second factor

-- What remains of a name when characters that look alike count as one (UTS 39). Null until it is needed: names of before are not compared by the database.
alter table app_user add column nick_skeleton text;

create index app_user_by_nick_skeleton on app_user (nick_skeleton);
create index app_user_without_nick_skeleton on app_user (id) where nick_skeleton is null;
