-- Spaarpunt as a provider of OpenID Connect: the applications that use OAuth 2, what users have allowed them, and the keys that sign tokens.

-- An application that obtains tokens by OAuth 2. Its id and its secret are those of the consumer.
create table oauth2_client (
    consumer_key        text primary key references consumer,
    kind                text not null check (kind in ('CONFIDENTIAL', 'PUBLIC')),
    grants              text[] not null check (grants <@ array['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS', 'REFRESH_TOKEN']),
    redirect_addresses  text[] not null default '{}', -- where a code may be sent
    sign_out_addresses  text[] not null default '{}', -- where browsers may go after signing out
    check (kind = 'CONFIDENTIAL' or 'CLIENT_CREDENTIALS' <> all (grants)) -- a public client has no secret to prove itself by
);

-- What a user has allowed an application once, so that it is not asked again.
create table oauth2_consent (
    user_id      bigint not null references app_user,
    consumer_key text not null references oauth2_client on delete cascade,
    scopes       text[] not null,
    given_at     timestamptz not null,
    primary key (user_id, consumer_key)
);

create index oauth2_consent_by_consumer on oauth2_consent (consumer_key);

-- An application acts for a user, from one authorization until the grant is removed or ends. All its tokens end with it.
create table oauth2_grant (
    id               uuid primary key,
    consumer_key     text not null references oauth2_client on delete cascade,
    user_id          bigint not null references app_user,
    session          uuid, -- digest of the cookie of the session with which it ends; null: it goes on after the user has signed out
    scopes           text[] not null,
    authenticated_at timestamptz not null,
    second_factor    boolean not null,
    started_at       timestamptz not null,
    ends_at          timestamptz not null
);

create index oauth2_grant_by_user on oauth2_grant (user_id, consumer_key);
create index oauth2_grant_by_consumer on oauth2_grant (consumer_key);
create index oauth2_grant_by_session on oauth2_grant (session) where session is not null;
create index oauth2_grant_by_ends_at on oauth2_grant (ends_at);

-- An authorization code, as a digest. One that was used stays for a while: using it again ends the grant.
create table oauth2_code (
    digest           uuid primary key,
    grant_id         uuid not null references oauth2_grant on delete cascade,
    redirect_address text not null,
    challenge        text, -- of PKCE, by S256
    nonce            text,
    expires_at       timestamptz not null,
    used_at          timestamptz
);

create index oauth2_code_by_grant on oauth2_code (grant_id);

-- A refresh token, as a digest.
create table oauth2_refresh_token (
    digest      uuid primary key,
    grant_id    uuid not null references oauth2_grant on delete cascade,
    issued_at   timestamptz not null,
    replaced_at timestamptz -- when another one was issued for it
);

create index oauth2_refresh_token_by_grant on oauth2_refresh_token (grant_id);
create index oauth2_refresh_token_by_replaced_at on oauth2_refresh_token (replaced_at) where replaced_at is not null;

-- An access token that was revoked by itself, by its id, until it would have expired.
create table oauth2_revoked_token (
    id         uuid primary key,
    expires_at timestamptz not null
);

create index oauth2_revoked_token_by_expires_at on oauth2_revoked_token (expires_at);

-- The keys that sign tokens, sealed. Each signs for a while, and verifies until the last token that it signed has expired.
create table signing_key (
    id          text primary key,
    key         text not null check (key like 'sealed:%'),
    signs_from  timestamptz not null,
    signs_until timestamptz not null check (signs_until > signs_from)
);
