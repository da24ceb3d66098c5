-- National numbers lie sealed, and are found by a digest under a key of their own: who has the database and not its keys can neither
-- read them nor try all that there are.

create table digest_key (
    name text primary key,
    key  text not null check (key like 'sealed:%')
);

alter table passholder
    add column national_number        text check (national_number like 'sealed:%'),
    add column national_number_digest uuid unique,
    -- How the passholder was told the terms of use, and whether a parent agreed.
    add column legal_terms_paper      boolean not null default false,
    add column legal_terms_digital    boolean not null default false,
    add column parental_consent       boolean not null default false,
    add check ((national_number is null) = (national_number_digest is null));
