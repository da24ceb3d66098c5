-- Families: passholders who were added by another, its owner, and what each of them shares with the owner.

create table family_member (
    member_id      bigint primary key references passholder on delete cascade,
    owner_id       bigint not null references passholder on delete cascade,
    since          timestamptz not null,
    icon           text not null check (length(icon) <= 500),
    shares_history boolean not null,
    shares_rewards boolean not null,
    check (member_id <> owner_id)
);

create index family_member_by_owner on family_member (owner_id);

-- A row goes when it is used, withdrawn or over.
create table family_invitation (
    digest   uuid primary key,
    owner_id bigint not null references passholder on delete cascade,
    made_at  timestamptz not null,
    ends_at  timestamptz not null check (ends_at > made_at)
);

create index family_invitation_by_owner on family_invitation (owner_id);
