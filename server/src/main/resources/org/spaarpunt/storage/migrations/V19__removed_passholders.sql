-- People can be removed. Their visits, redemptions and points stay, under a number that leads to nobody.

-- The numbers of those who were removed. Not when: the audit log tells when whom, and the two together would lead from one to the other.
create table removed_passholder (
    id         bigint primary key,
    -- When what came in at the moment of the removal is looked for; null once that was done.
    settles_at timestamptz
);

create index removed_passholder_by_settles_at on removed_passholder (settles_at) where settles_at is not null;

-- A redemption names its passholder as a check-in does. The other side is guarded below.
alter table redemption drop constraint redemption_passholder_id_fkey;

create or replace function keep_passholder_with_points() returns trigger language plpgsql as $$
begin
    if (tg_op = 'UPDATE' or not exists (select from removed_passholder where id = old.id))
       and (exists (select from transfer where passholder_id = old.id)
            or exists (select from checkin where passholder_id = old.id)
            or exists (select from redemption where passholder_id = old.id)) then
        raise foreign_key_violation using
            message = 'passholder ' || old.id || ' has a history in the ledger, which violates constraint "passholder_with_points"',
            constraint = 'passholder_with_points';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
