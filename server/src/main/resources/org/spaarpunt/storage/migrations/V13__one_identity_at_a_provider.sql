-- A user is one person at a provider: an email address that is given to somebody else there does not make them this user too.
create unique index user_identity_once on user_identity (issuer, user_id);
