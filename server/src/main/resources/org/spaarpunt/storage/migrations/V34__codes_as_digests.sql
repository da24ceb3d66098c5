-- Check-in codes are found by a digest: nothing shows a code again, and whoever reads a dump saves no points with it. Codes are random texts
-- of 165 bits, so the digest needs no key. Servers of the version before go on finding the codes that are there by their text for a day,
-- until which it stays; codes of theirs get their digest here.

create function code_digest(code text) returns uuid language sql immutable strict parallel safe
    return encode(substring(sha256(convert_to(lower(code), 'UTF8')) for 16), 'hex')::uuid;

-- Of codes that are the same in either case of letters, only the one that is valid for longest was ever found.
delete from checkin_code hidden using checkin_code found
where lower(hidden.code) = lower(found.code) and (hidden.valid_to, found.code) < (found.valid_to, hidden.code);

alter table checkin_code
    drop constraint checkin_code_pkey,
    alter column code drop not null,
    add column digest         uuid,
    add column readable_until timestamptz,
    add unique (code);

update checkin_code set digest = code_digest(code), readable_until = now() + interval '1 day';

alter table checkin_code
    add primary key (digest),
    add check ((code is null) = (readable_until is null));

create function digest_code() returns trigger language plpgsql as $$
begin
    new.digest := code_digest(new.code);
    new.readable_until := now() + interval '1 day';
    return new;
end
$$;

create trigger checkin_codes_have_digests before insert or update of code on checkin_code
    for each row when (new.code is not null) execute function digest_code();

create index checkin_code_readable on checkin_code (readable_until) where readable_until is not null;
