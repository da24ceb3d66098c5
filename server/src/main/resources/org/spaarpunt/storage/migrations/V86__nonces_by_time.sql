-- Nonces in partitions by the time at which requests are signed, so that old ones leave with their table and nothing has to be
-- vacuumed. The table of before becomes the default partition as it is, without a row read or moved: it still has every nonce that
-- somebody might send again, and from now on it takes those for whose time no partition was made. Servers of the release before
-- go on: they name the table, and find under the same name the same columns and the same key, which holds over all partitions
-- because the time is part of it. A claim that waits for this lock is planned again after it, on the new table.
alter table oauth_nonce rename to oauth_nonce_default;
alter index oauth_nonce_pkey rename to oauth_nonce_default_pkey;

create table oauth_nonce (
    signed_at_s bigint not null,
    digest      uuid not null, -- of no UUID; simply the type of 16 bytes
    primary key (signed_at_s, digest)
) partition by range (signed_at_s);

alter table oauth_nonce attach partition oauth_nonce_default default;

-- The rights that an operator gave other roles are those of the table that was renamed.
do $$
declare
    given record;
begin
    for given in
        select privilege_type, is_grantable, case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end as grantee
        from pg_class, aclexplode(relacl)
        where pg_class.oid = 'oauth_nonce_default'::regclass and grantee <> relowner
    loop
        execute format('grant %s on oauth_nonce to %s %s', given.privilege_type, given.grantee,
                       case when given.is_grantable then 'with grant option' else '' end);
    end loop;
end
$$;
