-- E-mails to users with a link by which a password is chosen: the text is sealed, and goes when the link is over.
-- A user has at most one such e-mail waiting, the newest.
alter table mail_outbox
    alter column passholder_id drop not null,
    add column user_id bigint references app_user on delete cascade,
    add column expires_at timestamptz,
    add constraint mail_outbox_is_to_one_person check (num_nonnulls(passholder_id, user_id) = 1),
    add constraint mail_outbox_to_user_expires check ((user_id is null) = (expires_at is null)),
    add constraint mail_outbox_to_user_is_sealed check (user_id is null or body like 'sealed:%');

create unique index mail_outbox_by_user on mail_outbox (user_id) where user_id is not null;
