-- Release: 0

-- accounts.AccountErasure (20)
select administrator from app_user where id = $1

-- accounts.AccountErasure (1043)
select id from app_user where uid = $1 for update

-- accounts.AccountErasure (1043, 1043, 1184, 20)
update app_user
set uid = $1, nick = $2, nick_skeleton = null, email = null, given_name = '', family_name = '', password = null,
    disabled_at = coalesce(disabled_at, $3)
where id = $4

-- accounts.AccountUse (1015)
select uid from app_user
where uid = any($1) and disabled_at is null
  and (password is not null or exists (select from user_identity where user_id = app_user.id))

-- accounts.Activation (1043, 1043, 1043, 1043, 1043)
insert into app_user (uid, nick, nick_skeleton, given_name, family_name)
values ($1, $2, $3, $4, $5)
on conflict do nothing

-- accounts.Activation (1043)
select first_name, name, date_of_birth from passholder where uid = $1
for key share

-- accounts.Activation (1043)
select id from app_user where uid = $1 for update

-- accounts.Activation (1043)
select id,
       password is null and disabled_at is null and not administrator
       and not exists (select from user_identity where user_id = app_user.id)
       and not exists (select from access_token where user_id = app_user.id)
       and not exists (select from counter_employee where user_id = app_user.id) as unused
from app_user
where uid = $1

-- accounts.Administrators (20)
select administrator from app_user where id = $1

-- accounts.Administrators (20)
select disabled_at is not null from app_user where id = $1

-- accounts.Administrators ()
select exists (select from app_user where administrator and disabled_at is null)

-- accounts.Administrators (20)
select id from app_user where id = $1 for update

-- accounts.Administrators (1043)
select true from pg_notify($1, '')

-- accounts.Administrators (20)
update app_user set administrator = true where id = $1 and not administrator and disabled_at is null

-- accounts.Administrators (20)
update app_user set disabled_at = null where id = $1 and disabled_at is not null and not
(app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '')

-- accounts.Administrators (20, 20)
with others as (
    select id from app_user where administrator and disabled_at is null order by id for update
)
update app_user set administrator = false
where id = $1 and administrator and exists (select from others where others.id <> $2)

-- accounts.Administrators (1184, 20, 20)
with others as (
    select id from app_user where administrator and disabled_at is null order by id for update
)
update app_user set disabled_at = $1
where id = $2 and disabled_at is null
  and (not administrator or exists (select from others where others.id <> $3))

-- accounts.AttemptLimits (20)
delete from attempt where period < $1

-- accounts.AttemptLimits (20, 2950, 23)
insert into attempt as counted (period, scope, attempts) values ($1, $2, 1)
on conflict (period, scope) do update set attempts = counted.attempts + 1 where counted.attempts < $3

-- accounts.AttemptLimits (20, 2950, 20, 2950)
with last as (
    delete from attempt where period = $1 and scope = $2 and attempts = 1
)
update attempt set attempts = attempts - 1 where period = $3 and scope = $4 and attempts > 1

-- accounts.FailedAttempts (20)
delete from failed_attempt where period < $1 returning act, subject, address, first_at, failures

-- accounts.FailedAttempts (20, 1043, 1043, 1043, 1184)
insert into failed_attempt as noted (period, act, subject, address, first_at, failures)
values ($1, $2, $3, $4, $5, 1)
on conflict (period, act, subject, address) do update set failures = noted.failures + 1
returning failures

-- accounts.FailedAttempts (23, 1043, 1043, 20, 1043, 1043)
select case when count(*) < $1 or count(*) filter (where address = $2) > 0 then $3 else '' end
from failed_attempt
where period = $4 and act = $5 and subject = $6 and address <> ''

-- accounts.ForgottenPasswords (20)
select app_user.id, app_user.uid, app_user.nick, app_user.email, app_user.given_name, app_user.family_name,
app_user.administrator from app_user
where disabled_at is null and email <> '' and id = $1
  and (password is not null or not exists (select from user_identity where user_id = app_user.id))
for update

-- accounts.ForgottenPasswords (1043, 1043, 1043)
select id from app_user where lower(nick) = $1 or lower(email) = $2
order by lower(nick) = $3 desc
limit 1

-- accounts.GrantedApplications (20, 1184, 20, 1184)
select consumer.key, consumer.name, min(since) as since
from (
    select consumer_key, issued_at as since from access_token
    where user_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)
    union all
    select consumer_key, started_at from oauth2_grant where user_id = $3 and ends_at > $4
) granted
join consumer on consumer.key = granted.consumer_key
group by consumer.key, consumer.name
order by consumer.name, consumer.key

-- accounts.GrantedApplications (1043)
select true from pg_notify($1, '')

-- accounts.Invitations (1184)
delete from invitation where expires_at <= $1

-- accounts.Invitations (20)
delete from invitation where user_id = $1

-- accounts.Invitations (20)
delete from invitation where user_id = $1 and used_at is null

-- accounts.Invitations (2950, 20, 1184)
insert into invitation (digest, user_id, expires_at) values ($1, $2, $3)

-- accounts.Invitations (2950, 1184)
select app_user.id, app_user.uid, app_user.nick, app_user.email, app_user.given_name, app_user.family_name,
app_user.administrator
from invitation join app_user on app_user.id = invitation.user_id
where invitation.digest = $1 and invitation.used_at is null and invitation.expires_at > $2
  and app_user.disabled_at is null

-- accounts.Invitations (1043)
select true from pg_notify($1, '')

-- accounts.Invitations (1043, 20)
update app_user set password = $1 where id = $2 and disabled_at is null

-- accounts.Invitations (1184, 2950, 1184)
update invitation set used_at = $1 where digest = $2 and used_at is null and expires_at > $3

-- accounts.PasswordChange (1043)
select true from pg_notify($1, '')

-- accounts.PasswordChange (1043, 20, 1043)
update app_user set password = $1 where id = $2 and password = $3 and disabled_at is null

-- accounts.PasswordMails (1043)
select app_user.id, app_user.uid, app_user.nick, app_user.email, app_user.given_name, app_user.family_name,
app_user.administrator, password is not null as has_password from app_user where uid = $1 and email <> ''

-- accounts.PasswordProof (20)
select password from app_user where id = $1 and disabled_at is null

-- accounts.Receipts (1184)
delete from form_receipt where kept_at <= $1

-- accounts.Receipts (2950, 2950, 1184)
insert into form_receipt (session, form, kept_at, kind, name, detail, back)
values ($1, $2, $3, '', '', '', '') on conflict do nothing

-- accounts.Receipts (2950)
select session, kind, name, detail, back, sealed from form_receipt where form = $1

-- accounts.Receipts (1043, 1043, 1043, 1043, 1043, 2950, 2950)
update form_receipt set kind = $1, name = $2, detail = $3, back = $4, sealed = $5
where session = $6 and form = $7

-- accounts.Receipts (1184)
update form_receipt set sealed = null where sealed is not null and kept_at <= $1

-- accounts.Receipts (1043, 2950, 2950, 1184, 1043)
update form_receipt set shown_in = shown_in || $1::text
where session = $2 and form = $3
  and sealed is not null and kept_at > $4 and not $5 = any (shown_in)

-- accounts.SecondFactors (20)
delete from recovery_code where user_id = $1

-- accounts.SecondFactors (20)
delete from second_factor where user_id = $1

-- accounts.SecondFactors (20, 2950)
insert into recovery_code (user_id, digest) values ($1, $2)

-- accounts.SecondFactors (20, 1043)
insert into second_factor (user_id, secret) values ($1, $2) on conflict (user_id) do nothing

-- accounts.SecondFactors (20)
select count(*) from recovery_code where user_id = $1 and used_at is null

-- accounts.SecondFactors (20)
select exists (select from second_factor where user_id = $1 and confirmed_at is not null)

-- accounts.SecondFactors (20)
select id from app_user where id = $1 and disabled_at is null for update

-- accounts.SecondFactors (20)
select secret, confirmed_at is not null as confirmed from second_factor where user_id = $1

-- accounts.SecondFactors (1184, 20, 2950)
update recovery_code set used_at = $1 where user_id = $2 and digest = $3 and used_at is null

-- accounts.SecondFactors (1184, 20, 20)
update second_factor set confirmed_at = $1, last_step = $2
where user_id = $3 and confirmed_at is null

-- accounts.SecondFactors (20, 20, 20)
update second_factor set last_step = $1
where user_id = $2 and confirmed_at is not null and last_step < $3

-- accounts.Sessions (2950, 20)
delete from web_session where digest <> $1 and user_id = $2

-- accounts.Sessions (2950, 20)
delete from web_session where digest = $1 and user_id = $2

-- accounts.Sessions (1184, 1184)
delete from web_session where seen_at <= $1 or started_at <= $2

-- accounts.Sessions (20)
delete from web_session where user_id = $1

-- accounts.Sessions (2950, 1184, 1184, 1043, 1043, 1184, 16, 20)
insert into web_session (digest, user_id, started_at, seen_at, address, agent, proved_at, by_provider)
select $1, id, $2, $3, $4, $5, $6, $7 from app_user
where id = $8 and disabled_at is null
for share

-- accounts.Sessions (2950, 1184, 1184, 1043, 1043, 1184, 16, 20, 1043)
insert into web_session (digest, user_id, started_at, seen_at, address, agent, proved_at, by_provider)
select $1, id, $2, $3, $4, $5, $6, $7 from app_user
where id = $8 and disabled_at is null and password = $9
for share

-- accounts.Sessions (20, 1184, 1184)
select digest, started_at, seen_at, address, agent from web_session
where user_id = $1 and started_at > $2 and seen_at > $3
order by seen_at desc, digest

-- accounts.Sessions (1043)
select true from pg_notify($1, '')

-- accounts.Sessions (2950, 1184, 1184)
select web_session.seen_at, web_session.started_at, proved_at, by_provider, app_user.id, app_user.uid, app_user.nick, app_user.email, app_user.given_name, app_user.family_name,
app_user.administrator,
       exists (select from second_factor where user_id = app_user.id and confirmed_at is not null) as second_factor
from web_session join app_user on app_user.id = web_session.user_id
where web_session.digest = $1 and web_session.started_at > $2 and web_session.seen_at > $3
  and app_user.disabled_at is null

-- accounts.Sessions (1184, 2950, 20, 1184)
update web_session set proved_at = $1 where digest = $2 and user_id = $3 and proved_at < $4

-- accounts.Sessions (1184, 2950, 1184)
update web_session set seen_at = $1 where digest = $2 and seen_at < $3

-- accounts.SignIn (20)
select app_user.id, app_user.uid, app_user.nick, app_user.email, app_user.given_name, app_user.family_name,
app_user.administrator from app_user where id = $1 and disabled_at is null

-- accounts.SignIn (20)
select app_user.id, app_user.uid, app_user.nick, app_user.email, app_user.given_name, app_user.family_name,
app_user.administrator, app_user.password, app_user.disabled_at is not null as disabled from app_user
 where id = $1

-- accounts.SignIn (1043, 1043, 1043)
select app_user.id, app_user.uid, app_user.nick, app_user.email, app_user.given_name, app_user.family_name,
app_user.administrator, app_user.password, app_user.disabled_at is not null as disabled from app_user
where lower(nick) = $1 or lower(email) = $2
order by lower(nick) = $3 desc
limit 1

-- accounts.SignIn (1043, 20, 1043)
update app_user set password = $1 where id = $2 and password = $3

-- accounts.SignInNames (1043)
select 1 from pg_advisory_xact_lock(hashtextextended('sign-in name ' || $1, 0))

-- accounts.SignInNames (1043, 1043)
select exists (select from app_user where nick_skeleton = $1 or lower(nick) = lower($2))

-- accounts.SignInNames ()
select id, nick from app_user where nick_skeleton is null

-- accounts.SignInNames (1043, 20)
update app_user set nick_skeleton = $1 where id = $2

-- accounts.UserList (1043, 1043, 1043)
select count(*) from app_user where (uid = $1 or ($2 = '' or strpos(folded(concat_ws(' ', given_name, family_name, nick, email)), (select folded($3))) > 0))

-- accounts.UserList (1043, 1043, 1043, 23, 20)
select uid, nick, coalesce(email, '') as email, administrator, disabled_at, case when (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '') then null else coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick) end as person from app_user where (uid = $1 or ($2 = '' or strpos(folded(concat_ws(' ', given_name, family_name, nick, email)), (select folded($3))) > 0)) order by (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '') desc, folded(coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick)) desc, uid desc limit $4 offset $5

-- accounts.UserList (1043, 1043, 1043, 23, 20)
select uid, nick, coalesce(email, '') as email, administrator, disabled_at, case when (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '') then null else coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick) end as person from app_user where (uid = $1 or ($2 = '' or strpos(folded(concat_ws(' ', given_name, family_name, nick, email)), (select folded($3))) > 0)) order by (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = ''), folded(coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick)), uid limit $4 offset $5

-- accounts.Users (1043, 1043, 1043, 1043, 1043, 1043, 16)
insert into app_user (uid, nick, nick_skeleton, email, given_name, family_name, administrator)
values ($1, $2, $3, $4, $5, $6, $7)
returning id

-- accounts.Users (20)
select disabled_at is null from app_user where id = $1 for update

-- accounts.Users (1043)
select exists (select from app_user where lower(email) = lower($1))

-- accounts.Users (1043, 1184)
select expires_at from invitation join app_user on app_user.id = user_id
where uid = $1 and used_at is null and expires_at > $2
order by expires_at desc

-- accounts.Users (1043)
select true from pg_notify($1, '')

-- accounts.Users (1043, 1043, 1043)
select uid, nick, coalesce(email, '') as email, given_name, family_name, administrator,
       password is not null as has_password,
       exists (select from second_factor where user_id = app_user.id and confirmed_at is not null) as second_factor,
       disabled_at
from app_user
 where uid = $1 or lower(nick) = lower($2) order by uid <> $3 limit 1

-- accounts.Users (1043, 1043, 1043, 23)
select uid, nick, coalesce(email, '') as email, given_name, family_name, administrator,
       password is not null as has_password,
       exists (select from second_factor where user_id = app_user.id and confirmed_at is not null) as second_factor,
       disabled_at
from app_user
where lower(nick) > lower($1)
  and (uid = $2
       or strpos(folded(concat_ws(' ', nick, given_name, family_name, email)), folded($3)) > 0)
order by lower(nick) limit $4

-- administration.AuditNames (1015, 1015)
select external_id as id, name, 'NONE' as page from organisation where external_id = any($1)
union all
select consumer_key, name, 'COUNTER' from counter where consumer_key = any($2) and organisation_id is null

-- administration.AuditNames (1015)
select id::text as id, name, 'ASSOCIATION' as page from association where id::text = any($1)

-- administration.AuditNames (1015)
select id::text as id, name, 'NONE' as page from card_system where id::text = any($1)

-- administration.AuditNames (1015)
select id::text as id, title as name, 'REWARD' as page from reward where id::text = any($1)

-- administration.AuditNames (1043, 1043, 1043, 1043, 1043, 1043, 23)
select key as id from consumer where ($1 = '' or strpos(folded(consumer.name), (select folded($2))) > 0)
union
select consumer_key from counter where ($3 = '' or strpos(folded(counter.name), (select folded($4))) > 0)
union
select uid from app_user where ($5 = '' or strpos(folded(concat_ws(' ', given_name, family_name, nick, email)), (select folded($6))) > 0)
limit $7

-- administration.AuditNames (1015)
select key as id, coalesce(counter.name, device.name, consumer.name) as name,
       case when counter.id is null then 'CONSUMER' else 'COUNTER' end as page
from consumer
left join counter on counter.consumer_key = key
left join device on device.consumer_key = key
where key = any($1)

-- administration.AuditNames (1015, 1015)
select uid as id, coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick) as name, 'USER' as page from app_user where uid = any($1) and not (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '')
union all
select uid, btrim(first_name || ' ' || name), 'NONE' from passholder where uid = any($2)
  and not exists (select from app_user where app_user.uid = passholder.uid)

-- administration.FirstSteps ()
select exists (select from card_system) as card_system,
       exists (select from counter) as counter,
       exists (select from counter_group) as counter_group,
       exists (select from counter_employee) as employee,
       exists (select from card) as card,
       exists (select from card where passholder_id is not null or group_pass_id is not null) as passholder,
       exists (select from event) as event

-- administration.HealthReader ()
select coalesce((select max(number) from audit_link), 0) as entries, (select count(*) from audit_pending) as pending

-- administration.HealthReader ()
select count(*) as waiting, min(created_at) as oldest from mail_outbox

-- administration.HealthReader ()
select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
       (select version from flyway_schema_history where success order by installed_rank desc limit 1) as schema_version,
       (select count(*) from pg_stat_activity where datname = current_database()) as connections,
       (select count(*) from pg_stat_replication) as replicas,
       (select extract(epoch from max(replay_lag)) from pg_stat_replication) as lag,
       current_setting('archive_mode') <> 'off' as archives,
       (select last_archived_time from pg_stat_archiver) as last_archived,
       (select coalesce(last_failed_time > last_archived_time, last_failed_time is not null) from pg_stat_archiver) as fails

-- administration.HealthReader (1184)
select device.consumer_key, device.name, event.title, last
from device
join event on event.id = device.event_id
left join (
    select consumer_key, max(checked_in_at) as last
    from checkin
    where checked_in_at > $1
    group by consumer_key
) seen using (consumer_key)
where device.status = 'ACTIVE'
order by last nulls first, device.name, device.consumer_key
limit 100

-- administration.HealthReader (1184, 1184)
select max(checked_in_at) as last, count(*) filter (where checked_in_at > $1) as recent
from checkin
where checked_in_at > $2

-- administration.InstallationWatch (1184)
select card_system.name as card_system, max(checkin.checked_in_at) as last
from checkin
join card on card.number = checkin.card_number
join card_system on card_system.id = card.card_system_id
where checkin.checked_in_at > $1
group by card_system.name

-- administration.InstallationWatch ()
select count(*) as waiting, min(created_at) as oldest from mail_outbox

-- associations.AssociationReader ()
select association.id as association_id, association.name as association_name, end_rule, free_end, years,
       card_system.id as card_system_id, card_system.name as card_system_name
from association
join association_card_system on association_card_system.association_id = association.id
join card_system on card_system.id = association_card_system.card_system_id
order by association.id, card_system.id

-- associations.AssociationReader (20)
select association.id as association_id, association.name as association_name, end_rule, free_end, years,
       card_system.id as card_system_id, card_system.name as card_system_name
from association
join association_card_system on association_card_system.association_id = association.id
join card_system on card_system.id = association_card_system.card_system_id
where association.id = $1 order by card_system.id

-- associations.AssociationReader (1016)
select association.id as association_id, association.name as association_name, end_rule, free_end, years,
       card_system.id as card_system_id, card_system.name as card_system_name
from association
join association_card_system on association_card_system.association_id = association.id
join card_system on card_system.id = association_card_system.card_system_id
where association.id = any($1) order by card_system.id

-- associations.Associations (20)
delete from association_card_system where association_id = $1

-- associations.Associations (1043, 1043, 0, 23)
insert into association (name, end_rule, free_end, years)
values ($1, $2, cast($3 as date), cast($4 as integer))
returning id

-- associations.Associations (1043, 1043, 1043, 0)
insert into association (name, end_rule, free_end, years)
values ($1, $2, cast($3 as date), cast($4 as integer))
returning id

-- associations.Associations (20, 20)
insert into association_card_system (association_id, card_system_id) values ($1, $2)

-- associations.Associations (1082)
select association_id, count(*) as members
from association_membership
where end_date >= $1
group by association_id

-- associations.Associations (20)
select id from association where id = $1 for no key update

-- associations.Associations (1043)
select true from pg_notify($1, '')

-- associations.Associations (1043, 1043, 1043, 0, 20)
update association
set name = $1, end_rule = $2, free_end = cast($3 as date), years = cast($4 as integer)
where id = $5

-- associations.MembershipChanges (20)
delete from association_membership where passholder_id = $1

-- associations.MembershipChanges (20, 20)
delete from association_membership where passholder_id = $1 and association_id = $2

-- associations.MembershipChanges (20, 20, 1082)
insert into association_membership (passholder_id, association_id, end_date)
values ($1, $2, $3)
on conflict do nothing

-- associations.MembershipChanges (1016, 1016, 1043)
select id, date_of_birth,
       exists (
           select from membership
           where passholder_id = passholder.id and card_system_id = any($1) and status = 'ACTIVE'
       ) as takes_part,
       exists (
           select from membership where passholder_id = passholder.id and card_system_id = any($2)
       ) as took_part
from passholder
where uid = $3
for no key update

-- associations.MembershipChanges (20, 20)
select id, end_date from association_membership
where passholder_id = $1 and association_id = $2
for update

-- associations.MembershipChanges (1082, 20)
update association_membership set end_date = $1 where id = $2

-- associations.MembershipReader (1016)
select id, passholder_id, association_id, end_date
from association_membership
where passholder_id = any($1)
order by passholder_id, association_id

-- audit.AuditChain ()
delete from audit_pending where exists (select from audit_link where audit_link.entry = audit_pending.entry)

-- audit.AuditChain (20, 20, 17, 2950)
insert into audit_link (number, entry, digest, seal) values ($1, $2, $3, $4)

-- audit.AuditChain (23)
select audit_entry.id, happened_at, actor, on_behalf_of, address, act, subject, details, detail_digest

from audit_pending
join audit_entry on audit_entry.id = audit_pending.entry
where not exists (select from audit_link where audit_link.entry = audit_pending.entry)
order by audit_pending.entry
limit $1

-- audit.AuditChain ()
select exists (select from audit_pending)

-- audit.AuditChain ()
select number, digest from audit_link order by number desc limit 1

-- audit.AuditChain (20)
select number, digest from audit_link where number = $1

-- audit.AuditChain (20)
select pg_try_advisory_xact_lock($1)

-- audit.AuditExport ()
select number, digest, seal, sealed, audit_entry.id, happened_at, actor, on_behalf_of, address, act, subject, details, detail_digest

from audit_link
join audit_entry on audit_entry.id = audit_link.entry
left join audit_detail on audit_detail.entry = audit_entry.id
order by number

-- audit.AuditLog (1184, 23)
delete from audit_detail
where entry in (
    select entry from audit_detail join audit_entry on id = entry
    where happened_at < $1
    order by entry
    limit $2
)
returning entry

-- audit.AuditLog (1043)
delete from audit_detail using audit_entry where id = entry and subject = $1

-- audit.AuditLog (1184, 1043, 0, 1043, 1043, 1043, 1043)
insert into audit_entry (happened_at, actor, on_behalf_of, address, act, subject, details)
values ($1, $2, $3, $4, $5, $6, $7)

-- audit.AuditLog (1184, 1043, 1043, 1043, 1043, 1043, 1043)
insert into audit_entry (happened_at, actor, on_behalf_of, address, act, subject, details)
values ($1, $2, $3, $4, $5, $6, $7)

-- audit.AuditLog (20, 23)
select audit_entry.id, happened_at, actor, on_behalf_of, nick, address, act, subject, details
from audit_entry
left join app_user on app_user.uid = coalesce(on_behalf_of, actor)
where audit_entry.id < $1
order by audit_entry.id desc
limit $2

-- audit.AuditLog (20, 1043, 23)
select audit_entry.id, happened_at, actor, on_behalf_of, nick, address, act, subject, details
from audit_entry
left join app_user on app_user.uid = coalesce(on_behalf_of, actor)
where audit_entry.id < $1 and subject = $2
order by audit_entry.id desc
limit $3

-- audit.AuditLog (1015, 23, 23)
select count(*) from (
    select from unnest($1) wanted, lateral (
        select from audit_entry where subject = wanted limit $2
    ) entry
    limit $3
) counted

-- audit.AuditLog (23)
select count(*) from (select from audit_entry limit $1) counted

-- audit.AuditLog (1015, 20, 23, 23)
select entry.* from unnest($1) wanted, lateral (
    select id, happened_at, actor, on_behalf_of, null as nick, address, act, subject, details
    from audit_entry
    where subject = wanted and id < $2
    order by id desc
    limit $3
) entry
order by entry.id desc
limit $4

-- audit.AuditLog (1015, 20, 23, 23)
select entry.* from unnest($1) wanted, lateral (
    select id, happened_at, actor, on_behalf_of, null as nick, address, act, subject, details
    from audit_entry
    where subject = wanted and id > $2
    order by id asc
    limit $3
) entry
order by entry.id asc
limit $4

-- audit.AuditLog (20, 23)
select id, happened_at, actor, on_behalf_of, null as nick, address, act, subject, details
from audit_entry
where id < $1
order by id desc
limit $2

-- audit.AuditLog (1184, 1043, 0, 1043, 1043, 1043, 1043, 1043, 1043)
with entry as (
    insert into audit_entry (happened_at, actor, on_behalf_of, address, act, subject, details, detail_digest)
    values ($1, $2, $3, $4, $5, $6, $7, sha256(convert_to($8, 'UTF8')))
    returning id
)
insert into audit_detail (entry, sealed) select id, $9 from entry

-- audit.AuditLog (1184, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with entry as (
    insert into audit_entry (happened_at, actor, on_behalf_of, address, act, subject, details, detail_digest)
    values ($1, $2, $3, $4, $5, $6, $7, sha256(convert_to($8, 'UTF8')))
    returning id
)
insert into audit_detail (entry, sealed) select id, $9 from entry

-- audit.ChainVerifier ()
select min(entry) from audit_pending where not exists (select from audit_entry where id = entry)

-- audit.ChainVerifier ()
select min(id) from audit_entry
where not exists (select from audit_link where audit_link.entry = audit_entry.id)
  and not exists (select from audit_pending where audit_pending.entry = audit_entry.id)

-- audit.ChainVerifier (20)
select number, audit_link.entry as linked, digest, seal, sealed, audit_entry.id, happened_at, actor, on_behalf_of, address, act, subject, details, detail_digest
,
       detail_digest is not null and sealed is null and (
           exists (
               select from audit_entry removal
               where removal.subject = audit_entry.subject and removal.act = 'PASSHOLDER_REMOVED' and removal.id > audit_entry.id
           )
           or audit_entry.id <= (select max(subject::bigint) from audit_entry where act = 'AUDIT_DETAILS_EXPIRED')
       ) as erased
from audit_link
left join audit_entry on audit_entry.id = audit_link.entry
left join audit_detail on audit_detail.entry = audit_entry.id
where number > $1
order by number

-- backups.BackupLog ()
select id, restored_at, backup_started_at, file from restoration
where acknowledged_at is null order by id desc limit 1

-- backups.BackupLog ()
select started_at, ended_at, file, bytes, verified, problem from backup_attempt
where problem <> '' and started_at > coalesce((select max(started_at) from backup_attempt where problem = ''), '-infinity')
order by started_at desc limit 1

-- backups.BackupLog ()
select started_at, ended_at, file, bytes, verified, problem from backup_attempt
where problem = '' order by started_at desc limit 1

-- backups.BackupLog (1184, 20)
update restoration set acknowledged_at = $1 where id <= $2 and acknowledged_at is null

-- checkins.CheckinErasure (1184, 1184)
select min(checked_in_at) as first from checkin
where checked_in_at >= $1 and checked_in_at < $2 and (card_number <> '' or user_id is not null)

-- checkins.CheckinErasure (1016)
update checkin set card_number = '' where passholder_id = any($1) and card_number <> ''

-- checkins.CheckinErasure (1184, 1184)
update checkin set card_number = '', user_id = null
where checked_in_at >= $1 and checked_in_at < $2 and (card_number <> '' or user_id is not null)

-- checkins.CheckinFeed (1016, 1016)
select (select count(*) from checkin
        where checkin.event_id = watched.event_id and reversed_at is null and checked_in_at < ('epoch'::timestamptz + watched.edge * interval '1 microsecond'))
from unnest($1::bigint[], $2::bigint[]) with ordinality watched (event_id, edge, position)
order by position

-- checkins.CheckinFeed (1016, 1016)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from unnest($1::bigint[], $2::bigint[]) as asked (passholder_id, id)
join checkin found on found.passholder_id = asked.passholder_id and found.id = asked.id
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key

-- checkins.CheckinFeed (1016, 1016)
select recent.total, newest.people, newest.ids
from unnest($1::bigint[], $2::bigint[]) with ordinality watched (event_id, edge, position)
cross join lateral (
    select count(*) as total from checkin
    where checkin.event_id = watched.event_id and reversed_at is null and checked_in_at >= ('epoch'::timestamptz + watched.edge * interval '1 microsecond')
) recent
cross join lateral (
    select array_agg(passholder_id order by checked_in_at desc, id desc) as people,
           array_agg(id order by checked_in_at desc, id desc) as ids
    from (
        select passholder_id, id, checked_in_at from checkin
        where checkin.event_id = watched.event_id and reversed_at is null
        order by checked_in_at desc, id desc
        limit 50
    ) latest
) newest
order by position

-- checkins.CheckinNumbers (20, 20, 1184, 1184)
select count(*) as unique_visitors,
       count(*) filter (where not exists (
           select from checkin earlier
           where earlier.passholder_id = visitor.passholder_id and earlier.checked_in_at < visitor.first
             and earlier.reversed_at is null
             and (select organiser_id from event where id = earlier.event_id) = $1)) as new_visitors,
       coalesce(sum(visitor.visits), 0) as visits
from (select passholder_id, min(checked_in_at) as first, count(*) as visits from checkin
where event_id = $2 and reversed_at is null and checked_in_at >= $3 and checked_in_at < $4
group by passholder_id) visitor

-- checkins.CheckinNumbers (20, 1184, 1184)
select kind, name, sum(total) as total
from (select counted.kind, counted.total, counted.counter_id,
             case counted.kind
                  when 'HOUR' then counted.hour::text
                  when 'DAY' then counted.day::text
                  when 'COUNTER' then coalesce(counter.name, '')
                  when 'WAY' then counted.via::text
                  else coalesce(device.name, '')
             end as name
      from (select case when grouping(hour) = 0 then 'HOUR'
                        when grouping(day) = 0 then 'DAY'
                        when grouping(counter_id) = 0 then 'COUNTER'
                        when grouping(consumer_key) = 0 then 'DEVICE'
                        else 'WAY'
                   end as kind, hour, day, counter_id, via, consumer_key, sum(visits) as total
            from (select extract(hour from since at time zone 'Europe/Brussels') as hour, (since at time zone 'Europe/Brussels')::date as day, counter_id, via, consumer_key, visits
                  from (select date_bin('1 hour', checked_in_at, 'epoch') as since, counter_id, via, consumer_key,
                               count(*) as visits
                        from checkin
where event_id = $1 and reversed_at is null and checked_in_at >= $2 and checked_in_at < $3
group by since, counter_id, via, consumer_key) hourly) visit
            group by grouping sets ((hour), (day), (counter_id), (via), (via, consumer_key))) counted
      left join counter on counter.id = counted.counter_id
      left join device on device.consumer_key = counted.consumer_key
      where counted.kind <> 'DEVICE' or counted.via = 'DEVICE') bar
group by kind, counter_id, name
order by case kind when 'DAY' then name end, total desc, name

-- checkins.CheckinNumbers (20)
select min(checked_in_at) as first, max(checked_in_at) as last from checkin where event_id = $1

-- checkins.CheckinSearch (1184, 1184, 20, 20, 20, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and (counter_id = $3
 or event_id in (select id from event where organiser_id = $4 or location_id = $5))
limit $6) bounded

-- checkins.CheckinSearch (1184, 1184, 1016, 1016, 1016, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and (counter_id = any($3)
 or event_id in (select id from event where organiser_id = any($4) or location_id = any($5)))
limit $6) bounded

-- checkins.CheckinSearch (1184, 1184, 1043, 1016, 1016, 1016, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and event_id = (select id from event where cdbid = $3)
  and (counter_id = any($4)
 or event_id in (select id from event where organiser_id = any($5) or location_id = any($6)))
limit $7) bounded

-- checkins.CheckinSearch (1184, 1184, 1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and event_id = (select id from event where cdbid = $3)
limit $4) bounded

-- checkins.CheckinSearch (1184, 1184, 1016, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and event_id in (
    select event.id
    from counter_group
    join counter on counter.id = counter_group.counter_id
    join event on event.organiser_id = counter.organisation_id
    where counter_group.card_system_id = any($3))
limit $4) bounded

-- checkins.CheckinSearch (1184, 1184, 1043, 1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and event_id in (
    select event.id
    from organisation
    join event on event.location_id = organisation.id
    where external_id = $3 or folded(name) = folded($4))
limit $5) bounded

-- checkins.CheckinSearch (1184, 1184, 1043, 1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and event_id in (
    select event.id
    from organisation
    join event on event.organiser_id = organisation.id
    where external_id = $3 or folded(name) = folded($4))
limit $5) bounded

-- checkins.CheckinSearch (1184, 1184, 1043, 1016, 1016, 1016, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and exists (
    select from event
    where event.id = checkin.event_id and strpos(folded(event.title), folded($3)) > 0)
  and (counter_id = any($4)
 or event_id in (select id from event where organiser_id = any($5) or location_id = any($6)))
limit $7) bounded

-- checkins.CheckinSearch (1184, 1184, 1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and exists (
    select from passholder
    where passholder.id = checkin.passholder_id and folded(city) = folded($3) and true)
limit $4) bounded

-- checkins.CheckinSearch (1184, 1184, 1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and passholder_id = (select id from passholder where uid = $3)
limit $4) bounded

-- checkins.CheckinSearch (1184, 1184, 23)
select count(*) from (select from checkin
where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
limit $3) bounded

-- checkins.CheckinSearch (1043, 20, 20, 20, 23)
select count(*) from (select from checkin
where reversed_at is null
  and counter_id = (select id from counter where consumer_key = $1)
  and (counter_id = $2
 or event_id in (select id from event where organiser_id = $3 or location_id = $4))
limit $5) bounded

-- checkins.CheckinSearch (1043, 1016, 1016, 1016, 23)
select count(*) from (select from checkin
where reversed_at is null
  and counter_id = (select id from counter where consumer_key = $1)
  and (counter_id = any($2)
 or event_id in (select id from event where organiser_id = any($3) or location_id = any($4)))
limit $5) bounded

-- checkins.CheckinSearch (1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and counter_id = (select id from counter where consumer_key = $1)
limit $2) bounded

-- checkins.CheckinSearch (1043, 20, 20, 20, 23)
select count(*) from (select from checkin
where reversed_at is null
  and event_id = (select id from event where cdbid = $1)
  and (counter_id = $2
 or event_id in (select id from event where organiser_id = $3 or location_id = $4))
limit $5) bounded

-- checkins.CheckinSearch (1043, 1016, 1016, 1016, 23)
select count(*) from (select from checkin
where reversed_at is null
  and event_id = (select id from event where cdbid = $1)
  and (counter_id = any($2)
 or event_id in (select id from event where organiser_id = any($3) or location_id = any($4)))
limit $5) bounded

-- checkins.CheckinSearch (1043, 1043, 1016, 1016, 20, 20, 20, 23)
select count(*) from (select from checkin
where reversed_at is null
  and event_id = (select id from event where cdbid = $1)
  and exists (
    select from passholder
    where passholder.id = checkin.passholder_id and folded(city) = folded($2) and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4))))
  and (counter_id = $5
 or event_id in (select id from event where organiser_id = $6 or location_id = $7))
limit $8) bounded

-- checkins.CheckinSearch (1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and event_id = (select id from event where cdbid = $1)
limit $2) bounded

-- checkins.CheckinSearch (1043, 20, 20, 20, 23)
select count(*) from (select from checkin
where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and (counter_id = $2
 or event_id in (select id from event where organiser_id = $3 or location_id = $4))
limit $5) bounded

-- checkins.CheckinSearch (1043, 1016, 1016, 1016, 23)
select count(*) from (select from checkin
where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and (counter_id = any($2)
 or event_id in (select id from event where organiser_id = any($3) or location_id = any($4)))
limit $5) bounded

-- checkins.CheckinSearch (1043, 1043, 20, 20, 20, 23)
select count(*) from (select from checkin
where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and event_id = (select id from event where cdbid = $2)
  and (counter_id = $3
 or event_id in (select id from event where organiser_id = $4 or location_id = $5))
limit $6) bounded

-- checkins.CheckinSearch (1043, 1043, 1043, 20, 20, 20, 23)
select count(*) from (select from checkin
where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and event_id = (select id from event where cdbid = $2)
  and counter_id = (select id from counter where consumer_key = $3)
  and (counter_id = $4
 or event_id in (select id from event where organiser_id = $5 or location_id = $6))
limit $7) bounded

-- checkins.CheckinSearch (1043, 1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and passholder_id = (select id from passholder where uid = $2)
limit $3) bounded

-- checkins.CheckinSearch (1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
limit $2) bounded

-- checkins.CheckinSearch (1043, 1016, 1016, 1016, 23)
select count(*) from (select from checkin
where reversed_at is null
  and passholder_id = (select passholder_id from card where number = $1)
  and (counter_id = any($2)
 or event_id in (select id from event where organiser_id = any($3) or location_id = any($4)))
limit $5) bounded

-- checkins.CheckinSearch (1043, 23)
select count(*) from (select from checkin
where reversed_at is null
  and passholder_id = (select passholder_id from card where number = $1)
limit $2) bounded

-- checkins.CheckinSearch (20, 1184, 1184, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where event_id = $1 and reversed_at is null and checked_in_at >= $2 and checked_in_at < $3
    order by checked_in_at, id
    limit $4
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at, found.id

-- checkins.CheckinSearch (1184, 1184, 20, 20, 20, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and (counter_id = $3
 or event_id in (select id from event where organiser_id = $4 or location_id = $5))
order by checked_in_at desc, id desc
    limit $6 offset $7
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 1016, 1016, 1016, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and (counter_id = any($3)
 or event_id in (select id from event where organiser_id = any($4) or location_id = any($5)))
order by checked_in_at desc, id desc
    limit $6 offset $7
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 1043, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and event_id = (select id from event where cdbid = $3)
order by checked_in_at desc, id desc
    limit $4 offset $5
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 1016, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and event_id in (
    select event.id
    from counter_group
    join counter on counter.id = counter_group.counter_id
    join event on event.organiser_id = counter.organisation_id
    where counter_group.card_system_id = any($3))
order by checked_in_at desc, id desc
    limit $4 offset $5
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 1043, 1043, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and event_id in (
    select event.id
    from organisation
    join event on event.location_id = organisation.id
    where external_id = $3 or folded(name) = folded($4))
order by checked_in_at desc, id desc
    limit $5 offset $6
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 1043, 1043, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and event_id in (
    select event.id
    from organisation
    join event on event.organiser_id = organisation.id
    where external_id = $3 or folded(name) = folded($4))
order by checked_in_at desc, id desc
    limit $5 offset $6
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 1043, 1016, 1016, 1016, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and exists (
    select from event
    where event.id = checkin.event_id and strpos(folded(event.title), folded($3)) > 0)
  and (counter_id = any($4)
 or event_id in (select id from event where organiser_id = any($5) or location_id = any($6)))
order by checked_in_at desc, id desc
    limit $7 offset $8
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 1043, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and exists (
    select from passholder
    where passholder.id = checkin.passholder_id and folded(city) = folded($3) and true)
order by checked_in_at desc, id desc
    limit $4 offset $5
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 1043, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
  and passholder_id = (select id from passholder where uid = $3)
order by checked_in_at desc, id desc
    limit $4 offset $5
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
order by checked_in_at desc, id desc
    limit $3 offset $4
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1184, 1184, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and checked_in_at >= $1
  and checked_in_at <= $2
order by checked_in_at, id
    limit $3 offset $4
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at, found.id

-- checkins.CheckinSearch (1043, 20, 20, 20, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and counter_id = (select id from counter where consumer_key = $1)
  and (counter_id = $2
 or event_id in (select id from event where organiser_id = $3 or location_id = $4))
order by checked_in_at desc, id desc
    limit $5 offset $6
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 1016, 1016, 1016, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and counter_id = (select id from counter where consumer_key = $1)
  and (counter_id = any($2)
 or event_id in (select id from event where organiser_id = any($3) or location_id = any($4)))
order by checked_in_at desc, id desc
    limit $5 offset $6
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and counter_id = (select id from counter where consumer_key = $1)
order by checked_in_at desc, id desc
    limit $2 offset $3
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 20, 20, 20, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and event_id = (select id from event where cdbid = $1)
  and (counter_id = $2
 or event_id in (select id from event where organiser_id = $3 or location_id = $4))
order by checked_in_at desc, id desc
    limit $5 offset $6
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 1016, 1016, 1016, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and event_id = (select id from event where cdbid = $1)
  and (counter_id = any($2)
 or event_id in (select id from event where organiser_id = any($3) or location_id = any($4)))
order by checked_in_at desc, id desc
    limit $5 offset $6
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 1043, 1016, 1016, 20, 20, 20, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and event_id = (select id from event where cdbid = $1)
  and exists (
    select from passholder
    where passholder.id = checkin.passholder_id and folded(city) = folded($2) and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4))))
  and (counter_id = $5
 or event_id in (select id from event where organiser_id = $6 or location_id = $7))
order by checked_in_at desc, id desc
    limit $8 offset $9
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and event_id = (select id from event where cdbid = $1)
order by checked_in_at desc, id desc
    limit $2 offset $3
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 20, 20, 20, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and (counter_id = $2
 or event_id in (select id from event where organiser_id = $3 or location_id = $4))
order by checked_in_at desc, id desc
    limit $5 offset $6
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 1016, 1016, 1016, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and (counter_id = any($2)
 or event_id in (select id from event where organiser_id = any($3) or location_id = any($4)))
order by checked_in_at desc, id desc
    limit $5 offset $6
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 1043, 20, 20, 20, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and event_id = (select id from event where cdbid = $2)
  and (counter_id = $3
 or event_id in (select id from event where organiser_id = $4 or location_id = $5))
order by checked_in_at desc, id desc
    limit $6 offset $7
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 1043, 1043, 20, 20, 20, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and event_id = (select id from event where cdbid = $2)
  and counter_id = (select id from counter where consumer_key = $3)
  and (counter_id = $4
 or event_id in (select id from event where organiser_id = $5 or location_id = $6))
order by checked_in_at desc, id desc
    limit $7 offset $8
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 1043, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
  and passholder_id = (select id from passholder where uid = $2)
order by checked_in_at desc, id desc
    limit $3 offset $4
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and passholder_id = (select id from passholder where uid = $1)
order by checked_in_at desc, id desc
    limit $2 offset $3
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinSearch (1043, 1016, 1016, 1016, 23, 23)
select found.id, found.passholder_id, found.points, found.social_tariff, found.checked_in_at, found.consumer_key, found.counter_id,
       found.card_number,
       counter.consumer_key as counter_key, coalesce(counter.name, consumer.name, '') as via_name,
       event.cdbid, event.title, event.city as event_city, organiser.id as organiser_id,
       organiser.name as organiser_name,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       coalesce(balance.points, 0) as balance,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from checkin
    where reversed_at is null
  and passholder_id = (select passholder_id from card where number = $1)
  and (counter_id = any($2)
 or event_id in (select id from event where organiser_id = any($3) or location_id = any($4)))
order by checked_in_at desc, id desc
    limit $5 offset $6
) found
join event on event.id = found.event_id
join organisation organiser on organiser.id = event.organiser_id
left join passholder on passholder.id = found.passholder_id
left join balance on balance.passholder_id = found.passholder_id
left join counter on counter.id = found.counter_id
left join consumer on consumer.key = found.consumer_key
order by found.checked_in_at desc, found.id desc

-- checkins.CheckinUndo (20, 20, 20)
select reversed_at is not null as reversed from checkin
where passholder_id = $1 and id = $2 and counter_id = $3

-- checkins.CheckinUndo (1184, 20, 20, 20, 20, 1184, 1184)
with reversed as (
    update checkin
    set reversed_at = $1, reversed_by = $2, reversed_in = pg_current_xact_id()::text::bigint
    where passholder_id = $3 and id = $4 and counter_id = $5
      and reversed_at is null and checked_in_at > $6
    returning passholder_id, id, event_id, points
),
paid as (
    update balance set points = balance.points - reversed.points
    from reversed
    where balance.passholder_id = reversed.passholder_id and balance.points >= reversed.points
    returning balance.passholder_id, balance.points
),
posted as (
    insert into transfer (
        passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
    select passholder_id, 'CHECKIN_REVERSED', id, 'PASSHOLDER', passholder_id, 'EVENT', event_id,
           reversed.points, $7
    from reversed
),
forgotten as (
    delete from kept_answer using reversed
    where kept_answer.passholder_id = reversed.passholder_id and kept_answer.checkin_id = reversed.id
)
select paid.points as total
from reversed left join paid using (passholder_id)

-- checkins.FactsReader (1016, 1009, 1016, 1009, 1009, 1082)
with asked as (
    select *
    from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[])
        with ordinality as asked (event_id, period, since_us, number, chip, position)
),
clock as (
    select cast($6 as date) as today
)
select card.number,
       card.status,
       card.group_pass_id is not null,
       card.passholder_id,
       coalesce(balance.points, 0),
       memberships.active,
       memberships.social_tariff,
       slots.taken,
       earlier.visits_us
from clock
cross join asked
left join card on card.number =
    coalesce(asked.number, (select number from card where card.chip = asked.chip))
left join balance on balance.passholder_id = card.passholder_id
left join lateral (
    select bool_or(
               status = 'ACTIVE'
               and not (coalesce(social_tariff_until < today, false)
                        and (select expired_social_tariff_stops from card_system where id = card_system_id))
           ) as active,
           bool_or(social_tariff_until >= today) as social_tariff
    from membership
    where membership.passholder_id = card.passholder_id
) memberships on true
left join lateral (
    select array_agg(ordinal) as taken
    from checkin
    where checkin.passholder_id = card.passholder_id
      and checkin.event_id = asked.event_id
      and checkin.period = asked.period
      and checkin.reversed_at is null
) slots on true
left join lateral (
    select array_agg((extract(epoch from checked_in_at) * 1000000)::bigint) as visits_us
    from checkin
    where asked.since_us is not null
      and checkin.passholder_id = card.passholder_id
      and checkin.event_id = asked.event_id
      and checkin.checked_in_at >= 'epoch'::timestamptz + asked.since_us * interval '1 microsecond'
      and checkin.reversed_at is null
) earlier on true
order by asked.position

-- checkins.GrantWriter (1016, 1016, 1009, 1009, 1016, 1016, 1009, 1007, 1000, 1016, 1009, 1007)
with granted as (
    insert into checkin (
        passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points, social_tariff,
        checked_in_at, period, ordinal)
    select passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via::checkin_via, points,
           social_tariff, 'epoch'::timestamptz + moment_us * interval '1 microsecond', period, ordinal
    from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::integer[],
                $9::boolean[], $10::bigint[], $11::text[], $12::integer[])
        as wanted (passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points,
                   social_tariff, moment_us, period, ordinal)
    order by passholder_id, event_id, period, ordinal
    on conflict (passholder_id, event_id, period, ordinal) where reversed_at is null do nothing
    returning passholder_id, id, event_id, period, ordinal, points, checked_in_at
),
earned as (
    select passholder_id,
           'CHECKIN'::transfer_reason as reason,
           id as cause_id,
           'EVENT'::ledger_account as source,
           event_id as source_id,
           points,
           checked_in_at as moved_at
    from granted
),
posted as (
    insert into transfer (
        passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
    select passholder_id, reason, cause_id, source, source_id, 'PASSHOLDER', passholder_id, points, moved_at
    from earned
    returning passholder_id, points
),
credited as (
    insert into balance (passholder_id, points)
    select passholder_id, sum(points) from posted group by passholder_id order by passholder_id
    on conflict (passholder_id) do update set points = balance.points + excluded.points
    returning passholder_id, points
)
select granted.passholder_id, granted.event_id, granted.period, granted.ordinal, granted.id, credited.points
from granted join credited using (passholder_id)

-- codes.CodeCache (2950, 2950, 2950)
select checkin_code.valid_from, checkin_code.valid_to, event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name
from checkin_code
join event on event.id = checkin_code.event_id
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where checkin_code.digest in ($1, $2)
order by checkin_code.digest = $3 desc
limit 1

-- codes.CodeIssuer (2950, 20, 1184, 1184)
insert into checkin_code (digest, event_id, valid_from, valid_to) values ($1, $2, $3, $4)

-- codes.CodeIssuer ()
update checkin_code set code = null, readable_until = null where readable_until < now()

-- codes.DayCodes (2950, 20, 1184, 1184)
insert into checkin_code (digest, event_id, valid_from, valid_to) values ($1, $2, $3, $4)
on conflict do nothing

-- counters.Affiliations (1016)
select counter_id,
       card_system.id as card_system_id,
       card_system.name as card_system,
       permission_group.id as group_id,
       permission_group.name as group_name,
       array(
           select action from permission_group_action where group_id = permission_group.id
       ) as actions
from counter_group
join card_system on card_system.id = card_system_id
join permission_group on permission_group.id = group_id
where counter_id = any($1)
order by card_system_id, permission_group.id

-- counters.Agents (1043, 1016, 1015)
delete from counter_agent
where consumer_key = $1 and counter_id = any($2) and permission <> all($3)

-- counters.Agents (1043, 1016, 1015)
insert into counter_agent (consumer_key, counter_id, permission)
select $1, counter, permission
from unnest($2) as counter, unnest($3) as permission
on conflict do nothing

-- counters.Agents (1043)
select coalesce(organisation.external_id, counter.consumer_key) as organiser, permission
from counter_agent
join counter on counter.id = counter_id
left join organisation on organisation.id = counter.organisation_id
where counter_agent.consumer_key = $1

-- counters.Agents (1043)
select counter.id
from counter left join organisation on organisation.id = counter.organisation_id
where coalesce(organisation.external_id, counter.consumer_key) = $1

-- counters.Agents (1043)
select true from pg_notify($1, '')

-- counters.CardSystemCities ()
select card_system_id, postal_code, city, coalesce(min(nullif(email, '')), '') as email
from counter
join counter_group on counter_id = counter.id
where visible and city <> '' and postal_code <> ''
group by card_system_id, postal_code, city
order by card_system_id, postal_code, city

-- counters.CounterCache (20, 1043)
select counter.id,
       counter.organisation_id,
       counter_employee.role,
       counter_group.card_system_id,
       permission_group_action.action
from counter
left join counter_employee on counter_employee.counter_id = counter.id and counter_employee.user_id = $1
left join counter_group on counter_group.counter_id = counter.id
left join permission_group_action using (group_id)
where counter.consumer_key = $2

-- counters.CounterDescription (1043)
select kind, street, house_number, box, postal_code, city, city_part, telephone, contact_person, email, visible, school
from counter
where consumer_key = $1

-- counters.CounterDescription (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 16, 16, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 16, 16)
update counter
set (kind, street, house_number, box, postal_code, city, city_part, telephone, contact_person, email, visible, school)
    = ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
where consumer_key = $13
  and (kind, street, house_number, box, postal_code, city, city_part, telephone, contact_person, email, visible, school)
    is distinct from
    ($14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)

-- counters.CounterImport ()
delete from counter_group
using incoming, counter, permission_group
where counter.consumer_key = incoming.key
  and counter_group.counter_id = counter.id
  and permission_group.id = group_id
  and not exists (
      select from unnest(group_systems, group_names) as named (system, name)
      where named.system = card_system_id and named.name = permission_group.name)

-- counters.CounterImport ()
insert into counter (consumer_key, organisation_id, name, kind, street, house_number, box, postal_code, city, city_part,
                     telephone, contact_person, email, visible, school)
select key, coalesce(organisation.id, (select organisation_id from counter where consumer_key = key)), incoming.name,
       coalesce(kind, ''), coalesce(street, ''), coalesce(house_number, ''),
       coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(city_part, ''),
       coalesce(telephone, ''), coalesce(contact_person, ''), coalesce(email, ''), visible, school
from incoming
left join organisation
    on external_id = coalesce(
        organisation, case when not exists (select from counter where consumer_key = key) then key end)
on conflict (consumer_key) do update
set (name) = row(excluded.name)
where (counter.name) is distinct from (excluded.name)

-- counters.CounterImport ()
insert into counter (consumer_key, organisation_id, name, kind, street, house_number, box, postal_code, city, city_part,
                     telephone, contact_person, email, visible, school)
select key, coalesce(organisation.id, (select organisation_id from counter where consumer_key = key)), incoming.name,
       coalesce(kind, ''), coalesce(street, ''), coalesce(house_number, ''),
       coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(city_part, ''),
       coalesce(telephone, ''), coalesce(contact_person, ''), coalesce(email, ''), visible, school
from incoming
left join organisation
    on external_id = coalesce(
        organisation, case when not exists (select from counter where consumer_key = key) then key end)
on conflict (consumer_key) do update
set (name, organisation_id) = row(excluded.name, excluded.organisation_id)
where (counter.name, counter.organisation_id) is distinct from (excluded.name, excluded.organisation_id)

-- counters.CounterImport ()
insert into counter (consumer_key, organisation_id, name, kind, street, house_number, box, postal_code, city, city_part,
                     telephone, contact_person, email, visible, school)
select key, coalesce(organisation.id, (select organisation_id from counter where consumer_key = key)), incoming.name,
       coalesce(kind, ''), coalesce(street, ''), coalesce(house_number, ''),
       coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(city_part, ''),
       coalesce(telephone, ''), coalesce(contact_person, ''), coalesce(email, ''), visible, school
from incoming
left join organisation
    on external_id = coalesce(
        organisation, case when not exists (select from counter where consumer_key = key) then key end)
on conflict (consumer_key) do update
set (name, organisation_id, city, visible) = row(excluded.name, excluded.organisation_id, excluded.city, excluded.visible)
where (counter.name, counter.organisation_id, counter.city, counter.visible) is distinct from (excluded.name, excluded.organisation_id, excluded.city, excluded.visible)

-- counters.CounterImport ()
insert into counter (consumer_key, organisation_id, name, kind, street, house_number, box, postal_code, city, city_part,
                     telephone, contact_person, email, visible, school)
select key, coalesce(organisation.id, (select organisation_id from counter where consumer_key = key)), incoming.name,
       coalesce(kind, ''), coalesce(street, ''), coalesce(house_number, ''),
       coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(city_part, ''),
       coalesce(telephone, ''), coalesce(contact_person, ''), coalesce(email, ''), visible, school
from incoming
left join organisation
    on external_id = coalesce(
        organisation, case when not exists (select from counter where consumer_key = key) then key end)
on conflict (consumer_key) do update
set (name, organisation_id, kind, street, house_number, city, email, visible, school) = row(excluded.name, excluded.organisation_id, excluded.kind, excluded.street, excluded.house_number, excluded.city, excluded.email, excluded.visible, excluded.school)
where (counter.name, counter.organisation_id, counter.kind, counter.street, counter.house_number, counter.city, counter.email, counter.visible, counter.school) is distinct from (excluded.name, excluded.organisation_id, excluded.kind, excluded.street, excluded.house_number, excluded.city, excluded.email, excluded.visible, excluded.school)

-- counters.CounterImport ()
insert into counter_group (counter_id, card_system_id, group_id)
select counter.id, named.system, permission_group.id
from incoming
join counter on consumer_key = key
cross join unnest(group_systems, group_names) as named (system, name)
join permission_group on permission_group.name = named.name
on conflict do nothing

-- counters.CounterImport ()
select distinct on (id) coalesce(organisation, key) as id, coalesce(organisation_name, name) as name
from incoming
where organisation is not null or not exists (select from counter where consumer_key = key)
order by id, line

-- counters.CounterImport ()
select key, secret, name from incoming where not exists (select from consumer where consumer.key = incoming.key)

-- counters.CounterList (1043, 1043, 1043, 23, 20)
select consumer_key, counter.name, counter.city,
(select count(*) from counter_employee where counter_id = counter.id) as employees,
exists (select from counter_group where counter_id = counter.id) as grouped
 from counter where (consumer_key = $1 or ($2 = '' or strpos(folded(counter.name || ' ' || counter.city), (select folded($3))) > 0)) order by folded(counter.name) desc, consumer_key desc limit $4 offset $5

-- counters.CounterList (1043, 1043, 1043, 23, 20)
select consumer_key, counter.name, counter.city,
(select count(*) from counter_employee where counter_id = counter.id) as employees,
exists (select from counter_group where counter_id = counter.id) as grouped
 from counter where (consumer_key = $1 or ($2 = '' or strpos(folded(counter.name || ' ' || counter.city), (select folded($3))) > 0)) order by folded(counter.name), consumer_key limit $4 offset $5

-- counters.CounterList (1043, 1043, 1043)
select count(*) from counter where (consumer_key = $1 or ($2 = '' or strpos(folded(counter.name || ' ' || counter.city), (select folded($3))) > 0))

-- counters.CounterNames (1015)
select distinct typed, consumer_key
from unnest($1) as typed
join counter on consumer_key = typed or folded(counter.name) = folded(typed)

-- counters.CounterRegister (20, 20, 20)
delete from counter_group where counter_id = $1 and card_system_id = $2 and group_id = $3

-- counters.CounterRegister (1043, 1043, 1043)
insert into counter (consumer_key, organisation_id, name)
select $1, id, $2 from organisation where external_id = $3

-- counters.CounterRegister (20, 20, 20)
insert into counter_group (counter_id, card_system_id, group_id)
values ($1, $2, $3) on conflict do nothing

-- counters.CounterRegister (1043)
select card_system_id, card_system.name as card_system, permission_group.name as group_name
from counter
join counter_group on counter_group.counter_id = counter.id
join card_system on card_system.id = card_system_id
join permission_group on permission_group.id = group_id
where consumer_key = $1
order by card_system_id, group_name

-- counters.CounterRegister (1043)
select consumer_key, counter.name, organisation.external_id, organisation.name as organisation_name
from counter left join organisation on organisation.id = counter.organisation_id
where consumer_key = $1

-- counters.CounterRegister (1043, 1043, 1043, 23)
select consumer_key, counter.name, organisation.external_id, organisation.name as organisation_name
from counter left join organisation on organisation.id = counter.organisation_id
where consumer_key > $1 and (strpos(folded(counter.name), folded($2)) > 0 or consumer_key = $3)
order by consumer_key limit $4

-- counters.CounterRegister (1043)
select id from counter where consumer_key = $1

-- counters.CounterRegister (1043)
select true from pg_notify($1, '')

-- counters.CounterSearch (1043, 1043, 1043, 1043, 1043, 1043, 16, 16, 16, 16, 1016, 1016, 1015, 1015, 16)
select count(*) from counter
where ($1 = '' or consumer_key = $2)
  and ($3 = '' or folded(city) = folded($4))
  and ($5 = '' or folded(kind) = folded($6))
  and ($7 is null or visible = $8)
  and (not $9 or school)
  and (not $10 or exists (
      select from counter_group
      join permission_group on permission_group.id = group_id
      where counter_id = counter.id
        and (cardinality($11) = 0 or card_system_id = any($12))
        and (cardinality($13) = 0 or permission_group.name = any($14))
        and (not $15 or exists (
            select from permission_group_action
            where permission_group_action.group_id = counter_group.group_id and action = 'PASSHOLDER_CREATE'))))

-- counters.CounterSearch (1043, 1043, 1043, 1043, 1043, 1043, 16, 16, 16, 16, 1016, 1016, 1015, 1015, 16, 23, 23)
select id, consumer_key, name, kind, street, house_number, box, postal_code, city, city_part, telephone,
       contact_person, email, visible
from counter
where ($1 = '' or consumer_key = $2)
  and ($3 = '' or folded(city) = folded($4))
  and ($5 = '' or folded(kind) = folded($6))
  and ($7 is null or visible = $8)
  and (not $9 or school)
  and (not $10 or exists (
      select from counter_group
      join permission_group on permission_group.id = group_id
      where counter_id = counter.id
        and (cardinality($11) = 0 or card_system_id = any($12))
        and (cardinality($13) = 0 or permission_group.name = any($14))
        and (not $15 or exists (
            select from permission_group_action
            where permission_group_action.group_id = counter_group.group_id and action = 'PASSHOLDER_CREATE'))))
order by name, id
limit $16 offset $17

-- counters.EmployeeCounters (20, 20, 20)
select counter.id, consumer_key, counter.name, employee.role, organisation.external_id
from counter_employee employee
join counter on counter.id = employee.counter_id
left join organisation on organisation.id = counter.organisation_id
where employee.user_id = $1
  and (employee.user_id = $2
       or exists (
           select from counter_employee asker
           where asker.counter_id = counter.id and asker.user_id = $3 and asker.role = 'ADMIN'))
order by counter.name, counter.id

-- counters.EmployeeCounters (20)
select counter.id, consumer_key, counter.name, employee.role, organisation.external_id
from counter_employee employee
join counter on counter.id = employee.counter_id
left join organisation on organisation.id = counter.organisation_id
where employee.user_id = $1
order by counter.name, counter.id

-- counters.EmployeeCounters (20, 16, 1043)
select counter.name
from counter_employee
join counter on counter.id = counter_employee.counter_id
where counter_employee.user_id = $1 and ($2 or counter.consumer_key = $3)
order by counter.name, counter.id

-- counters.EmployeeCounters (1043)
select id from app_user where uid = $1

-- counters.EmployeeList (1043, 1043, 1043)
select count(*) from counter
join counter_employee on counter_employee.counter_id = counter.id
join app_user on app_user.id = user_id
where consumer_key = $1 and
($2 = '' or strpos(folded(concat_ws(' ', given_name, family_name, nick, app_user.email)), (select folded($3))) > 0)

-- counters.EmployeeList (1043, 1043, 1043, 23, 20)
select uid, nick, role, case when (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '') then null else coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick) end as person from counter
join counter_employee on counter_employee.counter_id = counter.id
join app_user on app_user.id = user_id
where consumer_key = $1 and
($2 = '' or strpos(folded(concat_ws(' ', given_name, family_name, nick, app_user.email)), (select folded($3))) > 0) order by folded(coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick)), uid limit $4 offset $5

-- counters.EmployeeList (1043, 1043, 1043, 23, 20)
select uid, nick, role, case when (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '') then null else coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick) end as person from counter
join counter_employee on counter_employee.counter_id = counter.id
join app_user on app_user.id = user_id
where consumer_key = $1 and
($2 = '' or strpos(folded(concat_ws(' ', given_name, family_name, nick, app_user.email)), (select folded($3))) > 0) order by role, folded(coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick)), uid limit $4 offset $5

-- counters.Employees (20, 20)
delete from counter_employee where counter_id = $1 and user_id = $2

-- counters.Employees (20)
delete from counter_employee where user_id = $1

-- counters.Employees (20, 20, 1043)
insert into counter_employee (counter_id, user_id, role) values ($1, $2, $3) on conflict do nothing

-- counters.Employees (20)
select consumer_key from counter where id = $1

-- counters.Employees (20)
select counter_id from counter_employee where user_id = $1 order by counter_id

-- counters.Employees (20)
select disabled_at is not null from app_user where id = $1

-- counters.Employees (20, 20)
select exists (select from counter_employee where counter_id = $1 and user_id = $2)

-- counters.Employees (20)
select exists (select from counter_employee where user_id = $1 and role = 'ADMIN')

-- counters.Employees (20)
select id from counter where id = $1 for no key update

-- counters.Employees (1043, 1043, 1043, 1043)
select id, uid
from app_user
where disabled_at is null
  and ($1 = '' or uid = $2)
  and ($3 = '' or lower(email) = lower($4))

-- counters.Employees (1043)
select id, uid from app_user where uid = $1

-- counters.Employees (1043)
select true from pg_notify($1, '')

-- counters.Employees (1043)
select uid from app_user where lower(email) = lower($1) and email <> '' and disabled_at is null

-- counters.Employees (20)
select uid, btrim(given_name || ' ' || family_name) as name, role
from counter_employee join app_user on app_user.id = user_id
where counter_id = $1
order by name, uid

-- counters.Employees (20)
select uid, coalesce(email, '') as email, role
from counter_employee join app_user on app_user.id = user_id
where counter_id = $1
order by role, lower(email), uid

-- counters.Employees (1043)
select uid, nick, role
from counter
join counter_employee on counter_employee.counter_id = counter.id
join app_user on app_user.id = user_id
where consumer_key = $1
order by role, lower(nick)

-- counters.Employees (20)
select user_id from counter_employee where counter_id = $1 and role = 'ADMIN'

-- counters.Employees (1043, 20, 20, 1043)
update counter_employee set role = $1 where counter_id = $2 and user_id = $3 and role <> $4

-- counters.OrganiserList (1016)
select count(*)
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser
where exists (
    select from counter join counter_group on counter_id = counter.id
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) and card_system_id = any($1))

-- counters.OrganiserList (1043, 1016)
select count(*)
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser
where folded(name) collate "C" = folded($1)
  and exists (
    select from counter join counter_group on counter_id = counter.id
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) and card_system_id = any($2))

-- counters.OrganiserList (1043, 1043, 1043, 1016)
select count(*)
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser
where folded(name) collate "C" >= folded($1)
  and folded(name) collate "C" < folded($2)
  and folded(name) like folded($3)
  and exists (
    select from counter join counter_group on counter_id = counter.id
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) and card_system_id = any($4))

-- counters.OrganiserList (1043, 1016)
select count(*)
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser
where folded(name) like folded($1)
  and exists (
    select from counter join counter_group on counter_id = counter.id
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) and card_system_id = any($2))

-- counters.OrganiserList (1016, 23, 23)
select organiser.id, organiser.name,
       coalesce(street, '') as street, coalesce(house_number, '') as house_number, coalesce(box, '') as box,
       coalesce(postal_code, '') as postal_code, coalesce(city, '') as city,
       coalesce(city_part, '') as city_part,
       array(select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) order by 1) as card_system_ids,
       array(select card_system.name from card_system where id in (select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)) order by id) as card_system_names
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser

left join lateral (
    select street, house_number, box, postal_code, city, city_part
    from counter
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)
    order by city = '', counter.id
    limit 1
) place on true
where exists (
    select from counter join counter_group on counter_id = counter.id
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) and card_system_id = any($1))
order by folded(name) asc, organiser.id asc
limit $2 offset $3

-- counters.OrganiserList (1016, 23, 23)
select organiser.id, organiser.name,
       coalesce(street, '') as street, coalesce(house_number, '') as house_number, coalesce(box, '') as box,
       coalesce(postal_code, '') as postal_code, coalesce(city, '') as city,
       coalesce(city_part, '') as city_part,
       array(select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) order by 1) as card_system_ids,
       array(select card_system.name from card_system where id in (select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)) order by id) as card_system_names
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser

left join lateral (
    select street, house_number, box, postal_code, city, city_part
    from counter
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)
    order by city = '', counter.id
    limit 1
) place on true
where exists (
    select from counter join counter_group on counter_id = counter.id
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) and card_system_id = any($1))
order by folded(name) desc, organiser.id desc
limit $2 offset $3

-- counters.OrganiserList (1043, 1016, 23, 23)
select organiser.id, organiser.name,
       coalesce(street, '') as street, coalesce(house_number, '') as house_number, coalesce(box, '') as box,
       coalesce(postal_code, '') as postal_code, coalesce(city, '') as city,
       coalesce(city_part, '') as city_part,
       array(select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) order by 1) as card_system_ids,
       array(select card_system.name from card_system where id in (select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)) order by id) as card_system_names
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser

left join lateral (
    select street, house_number, box, postal_code, city, city_part
    from counter
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)
    order by city = '', counter.id
    limit 1
) place on true
where folded(name) collate "C" = folded($1)
  and exists (
    select from counter join counter_group on counter_id = counter.id
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) and card_system_id = any($2))
order by folded(name) asc, organiser.id asc
limit $3 offset $4

-- counters.OrganiserList (1043, 1043, 1043, 1016, 23, 23)
select organiser.id, organiser.name,
       coalesce(street, '') as street, coalesce(house_number, '') as house_number, coalesce(box, '') as box,
       coalesce(postal_code, '') as postal_code, coalesce(city, '') as city,
       coalesce(city_part, '') as city_part,
       array(select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) order by 1) as card_system_ids,
       array(select card_system.name from card_system where id in (select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)) order by id) as card_system_names
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser

left join lateral (
    select street, house_number, box, postal_code, city, city_part
    from counter
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)
    order by city = '', counter.id
    limit 1
) place on true
where folded(name) collate "C" >= folded($1)
  and folded(name) collate "C" < folded($2)
  and folded(name) like folded($3)
  and exists (
    select from counter join counter_group on counter_id = counter.id
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) and card_system_id = any($4))
order by folded(name) asc, organiser.id asc
limit $5 offset $6

-- counters.OrganiserList (1043, 1016, 23, 23)
select organiser.id, organiser.name,
       coalesce(street, '') as street, coalesce(house_number, '') as house_number, coalesce(box, '') as box,
       coalesce(postal_code, '') as postal_code, coalesce(city, '') as city,
       coalesce(city_part, '') as city_part,
       array(select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) order by 1) as card_system_ids,
       array(select card_system.name from card_system where id in (select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)) order by id) as card_system_names
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser

left join lateral (
    select street, house_number, box, postal_code, city, city_part
    from counter
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)
    order by city = '', counter.id
    limit 1
) place on true
where folded(name) like folded($1)
  and exists (
    select from counter join counter_group on counter_id = counter.id
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) and card_system_id = any($2))
order by folded(name) asc, organiser.id asc
limit $3 offset $4

-- counters.OrganiserList (1015)
select organiser.id, organiser.name,
       coalesce(street, '') as street, coalesce(house_number, '') as house_number, coalesce(box, '') as box,
       coalesce(postal_code, '') as postal_code, coalesce(city, '') as city,
       coalesce(city_part, '') as city_part,
       array(select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id) order by 1) as card_system_ids,
       array(select card_system.name from card_system where id in (select distinct card_system_id from counter_group join counter on counter.id = counter_id where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)) order by id) as card_system_names
from (
    select external_id as id, name, organisation.id as organisation_id, null::bigint as counter_id
    from organisation
    union all
    select consumer_key, name, null, counter.id from counter where organisation_id is null
) organiser

left join lateral (
    select street, house_number, box, postal_code, city, city_part
    from counter
    where (counter.organisation_id = organiser.organisation_id or counter.id = organiser.counter_id)
    order by city = '', counter.id
    limit 1
) place on true
where organiser.id = any($1)

-- counters.OrganiserPlaces (20)
select counter.consumer_key as counter_key,
coalesce(organisation.external_id, counter.consumer_key) as organiser_id,
coalesce(organisation.name, counter.name) as organiser_name

from counter_employee employee
join counter on counter.id = employee.counter_id
join consumer on consumer.key = counter.consumer_key and consumer.suspended_at is null
left join organisation on organisation.id = counter.organisation_id
where employee.user_id = $1
order by organiser_name, counter.id

-- counters.OrganiserPlaces (1043)
select counter.consumer_key as counter_key,
coalesce(organisation.external_id, counter.consumer_key) as organiser_id,
coalesce(organisation.name, counter.name) as organiser_name
, array_agg(agent.permission) as permissions
from counter_agent agent
join counter on counter.id = agent.counter_id
join consumer on consumer.key = counter.consumer_key and consumer.suspended_at is null
left join organisation on organisation.id = counter.organisation_id
where agent.consumer_key = $1
group by counter.id, organisation.id
order by organiser_name, counter.id

-- counters.Organisers (1015)
select coalesce(organisation.external_id, consumer_key) as id, consumer_key
from counter
left join organisation on organisation.id = counter.organisation_id
where coalesce(organisation.external_id, consumer_key) = any($1)
order by consumer_key

-- counters.Organisers (1015)
select consumer_key, coalesce(organisation.external_id, consumer_key) as id,
       coalesce(organisation.name, counter.name) as name
from counter
left join organisation on organisation.id = counter.organisation_id
where consumer_key = any($1)

-- counters.Organisers (1016)
select distinct counter.organisation_id, card_system.id, card_system.name
from counter
join counter_group on counter_group.counter_id = counter.id
join card_system on card_system.id = counter_group.card_system_id
where counter.organisation_id = any($1)
order by card_system.id

-- counters.Organisers (1043)
select organisation_id from counter where consumer_key = $1

-- counters.PermissionGroups (20, 1043)
delete from permission_group_action where group_id = $1 and action = $2

-- counters.PermissionGroups (1043)
insert into permission_group (name) values ($1)

-- counters.PermissionGroups (20, 1043)
insert into permission_group_action (group_id, action) values ($1, $2) on conflict do nothing

-- counters.PermissionGroups (1043)
select id from permission_group where name = $1

-- counters.PermissionGroups ()
select name, array(select action from permission_group_action where group_id = id order by 1) as actions
from permission_group
order by name

-- counters.PermissionGroups (1043)
select true from pg_notify($1, '')

-- counters.Staff (20, 1043, 1043)
insert into counter_employee (counter_id, user_id, role)
select $1, id, $2 from app_user where uid = $3

-- counters.Staff (20, 20, 20, 1043)
select app_user.id <> $1 and disabled_at is null and not administrator
   and not exists (select from passholder where passholder.uid = app_user.uid) and
not exists (
    select from counter_employee elsewhere
    where elsewhere.user_id = app_user.id
      and not exists (
          select from counter_employee admins
          where admins.counter_id = elsewhere.counter_id and admins.user_id = $2 and admins.role = 'ADMIN'))
from app_user
join counter_employee on user_id = app_user.id and counter_id = $3
where uid = $4

-- counters.Staff (20, 1043, 20)
select exists (
    select from app_user
    join counter_employee on user_id = app_user.id and counter_id = $1
    where uid = $2 and app_user.id <> $3 and disabled_at is null and email <> '')

-- counters.Staff (20, 1043)
select exists (
    select from counter_employee join app_user on app_user.id = user_id
    where counter_id = $1 and uid = $2)

-- counters.Staff (1043, 1043, 1043)
select uid from app_user
where disabled_at is null and (lower(nick) = lower($1) or lower(email) = lower($2))
order by lower(nick) <> lower($3)
limit 1

-- counters.Staff (20, 20, 20)
select uid, btrim(given_name || ' ' || family_name) as name, role, app_user.id = $1 as self,
       password is not null as has_password, coalesce(email, '') <> '' as has_email, disabled_at is not null as disabled,
       (
           select max(happened_at) from audit_entry where subject = uid and act = 'SIGNED_IN'
       ) as signed_in_at,
       not administrator and not exists (select from passholder where passholder.uid = app_user.uid) and
not exists (
    select from counter_employee elsewhere
    where elsewhere.user_id = app_user.id
      and not exists (
          select from counter_employee admins
          where admins.counter_id = elsewhere.counter_id and admins.user_id = $2 and admins.role = 'ADMIN'))
       as within
from counter_employee
join app_user on app_user.id = user_id
where counter_id = $3
order by role, folded(btrim(given_name || ' ' || family_name)), uid

-- counters.TermsOfUse (20)
delete from terms_acceptance where user_id = $1

-- counters.TermsOfUse (20, 1184, 20)
insert into terms_acceptance (user_id, accepted_at)
select $1, $2 where exists (select from counter_employee where user_id = $3)
on conflict do nothing

-- counters.TermsOfUse (20, 20)
select exists (select from counter_employee where user_id = $1) as works,
       exists (select from terms_acceptance where user_id = $2) as accepted

-- devices.DeviceChanges (1043, 1016)
delete from device_counter where device_key = $1 and counter_id <> all($2)

-- devices.DeviceChanges (1184, 1016, 1043)
insert into device_counter (device_key, counter_id, accepted_at)
select device.consumer_key, assigned, case when assigned = device.owner_id then $1 end
from device, unnest($2) as assigned
where device.consumer_key = $3
on conflict do nothing

-- devices.DeviceChanges (1043)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name
from device
join event on event.id = device.event_id
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where device.consumer_key = $1

-- devices.DeviceChanges (1043, 20)
select event.id,
       coalesce(counter.organisation_id in (event.organiser_id, event.location_id), false) as involved
from event, counter
where event.cdbid = $1 and counter.id = $2

-- devices.DeviceChanges (1015)
select id from counter where consumer_key = any($1)

-- devices.DeviceChanges (1043)
select true from device where consumer_key = $1 for update

-- devices.DeviceChanges (1043)
select true from pg_notify($1, '')

-- devices.DeviceChanges (20, 20, 1043)
update device set event_id = $1, counter_id = $2 where consumer_key = $3

-- devices.DeviceChanges (1043)
update device set event_id = null, counter_id = null
where consumer_key = $1 and counter_id is not null
  and not exists (select from device_counter
                  where device_key = device.consumer_key and counter_id = device.counter_id)

-- devices.DeviceChanges (1043)
update device set event_id = null, counter_id = null where consumer_key = $1

-- devices.DeviceChanges (0, 0, 1043)
update device set name = coalesce($1, name), status = coalesce($2, status) where consumer_key = $3

-- devices.DeviceChanges (0, 1043, 1043)
update device set name = coalesce($1, name), status = coalesce($2, status) where consumer_key = $3

-- devices.DeviceChanges (1043, 0, 1043)
update device set name = coalesce($1, name), status = coalesce($2, status) where consumer_key = $3

-- devices.DeviceChanges (1043, 1043, 1043)
update device set name = coalesce($1, name), status = coalesce($2, status) where consumer_key = $3

-- devices.DeviceChanges (1184, 1043, 20)
update device_counter set accepted_at = $1
where device_key = $2 and counter_id = $3 and accepted_at is null

-- devices.DeviceList (1043, 1043, 1043)
select count(*) from device
left join counter owner on owner.id = device.owner_id
left join event on event.id = device.event_id
where (device.consumer_key = $1 or ($2 = '' or strpos(folded(device.name || ' ' || coalesce(owner.name, '')), (select folded($3))) > 0))

-- devices.DeviceList (1043, 1043, 1043, 23, 20)
select device.consumer_key, device.name, device.status, device.seen_at, coalesce(owner.name, '') as owner,
coalesce(event.title, '') as event
 from device
left join counter owner on owner.id = device.owner_id
left join event on event.id = device.event_id
where (device.consumer_key = $1 or ($2 = '' or strpos(folded(device.name || ' ' || coalesce(owner.name, '')), (select folded($3))) > 0)) order by folded(device.name), device.consumer_key limit $4 offset $5

-- devices.DeviceReader (1043)
select counter.id, counter.consumer_key, counter.name, counter.organisation_id
from device_counter join counter on counter.id = counter_id
where device_key = $1 and accepted_at is not null and counter.organisation_id is not null
order by counter.id

-- devices.DeviceReader (1043)
select device.consumer_key, device.name, device.status, card_system.id as card_system_id,
       card_system.name as card_system, event.cdbid, event.title, device.seen_at,
       connected.id as connected_id, connected.consumer_key as connected_key, connected.name as connected_name,
       owner.id as owner_id, owner.consumer_key as owner_key, owner.name as owner_name,
       array(select counter.id from device_counter join counter on counter.id = counter_id
             where device_key = device.consumer_key order by counter.id) as counter_ids,
       array(select counter.consumer_key from device_counter join counter on counter.id = counter_id
             where device_key = device.consumer_key order by counter.id) as counter_keys,
       array(select counter.name from device_counter join counter on counter.id = counter_id
             where device_key = device.consumer_key order by counter.id) as counter_names
from device
join card_system on card_system.id = device.card_system_id
left join event on event.id = device.event_id
left join counter connected on connected.id = device.counter_id
left join counter owner on owner.id = device.owner_id
where device.consumer_key = $1

-- devices.DeviceReader (20, 20)
select device.consumer_key, device.name, device.status, card_system.id as card_system_id,
       card_system.name as card_system, event.cdbid, event.title, device.seen_at,
       connected.id as connected_id, connected.consumer_key as connected_key, connected.name as connected_name,
       owner.id as owner_id, owner.consumer_key as owner_key, owner.name as owner_name,
       array(select counter.id from device_counter join counter on counter.id = counter_id
             where device_key = device.consumer_key order by counter.id) as counter_ids,
       array(select counter.consumer_key from device_counter join counter on counter.id = counter_id
             where device_key = device.consumer_key order by counter.id) as counter_keys,
       array(select counter.name from device_counter join counter on counter.id = counter_id
             where device_key = device.consumer_key order by counter.id) as counter_names
from device
join card_system on card_system.id = device.card_system_id
left join event on event.id = device.event_id
left join counter connected on connected.id = device.counter_id
left join counter owner on owner.id = device.owner_id
where device.status <> 'REMOVED'
  and (device.owner_id = $1
       or device.consumer_key in (select device_key from device_counter where counter_id = $2))
order by device.name, device.consumer_key

-- devices.DeviceRegister (1043, 1043, 20, 20)
insert into device (consumer_key, name, card_system_id, owner_id) values ($1, $2, $3, $4)

-- devices.DeviceRegister (1043, 20, 1184)
insert into device_counter (device_key, counter_id, accepted_at) values ($1, $2, $3) on conflict do nothing

-- devices.DeviceRegister (1043, 1043, 1043, 23)
select device.consumer_key, device.name, device.status, card_system_id, coalesce(owner.consumer_key, '') as owner,
       coalesce((select string_agg(counter.consumer_key, ', ' order by counter.id)
                 from device_counter join counter on counter.id = counter_id
                 where device_key = device.consumer_key), '') as counters
from device left join counter owner on owner.id = owner_id
where device.consumer_key > $1
  and (strpos(folded(device.name), folded($2)) > 0 or device.consumer_key = $3)
order by device.consumer_key limit $4

-- devices.DeviceRegister (1043)
select exists (select from device where consumer_key = $1 and status <> 'REMOVED')

-- devices.DeviceRegister (20, 1043, 20)
update device set owner_id = $1
where consumer_key = $2 and status <> 'REMOVED' and owner_id is distinct from $3

-- devices.DeviceSetup (2950)
select consumer_key from device where token_digest = $1

-- devices.DeviceSetup (2950, 1184)
select consumer_key, name, token_digest
from device
where setup_digest = $1 and setup_ends_at > $2 and status = 'ACTIVE'
for update

-- devices.DeviceSetup (1043)
select true from device where consumer_key = $1 for update

-- devices.DeviceSetup (2950, 1184, 1043)
update device set setup_digest = $1, setup_ends_at = $2, token_digest = null where consumer_key = $3

-- devices.DeviceSetup (2950, 1043)
update device set token_digest = $1 where consumer_key = $2

-- devices.DeviceSightings (1184, 1043)
update device set seen_at = $1 where consumer_key = $2

-- devices.DeviceTally ()
select status, event_id is not null as connected, seen_at from device

-- events.EventCache (1043)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.cdbid = $1

-- events.EventCache (1043, 1043, 1043)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.cdbid = $1 or event.api_id = $2
order by event.api_id <> $3
limit 1

-- events.EventImport ()
insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                   limit_chosen, city, description, availability, opens_before_min, closes_after_min, source,
                   source_host)
select distinct on (cdbid)
       incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
       case when stays then present.limit_volume else incoming.limit_volume end,
       case when stays then present.limit_period else incoming.limit_period end,
       case when stays then present.limit_chosen else incoming.limit_chosen end,
       coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, 300, 300, 'LOCAL',
       coalesce(incoming.source_host, present.source_host)
from incoming
join organisation organiser on organiser.external_id = incoming.organiser
left join organisation place on place.external_id = incoming.location
left join event present on present.cdbid = incoming.cdbid
cross join lateral (select false) as limits (stays)
where not exists (select from incoming gone where gone.cdbid = incoming.cdbid and gone.title is null)
order by incoming.cdbid, line
on conflict (cdbid) do update
set (title, organiser_id, calendar, limit_volume, limit_period, limit_chosen) = row(excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen)
where (event.title, event.organiser_id, event.calendar, event.limit_volume, event.limit_period, event.limit_chosen) is distinct from (excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen)

-- events.EventImport ()
insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                   limit_chosen, city, description, availability, opens_before_min, closes_after_min, source,
                   source_host)
select distinct on (cdbid)
       incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
       case when stays then present.limit_volume else incoming.limit_volume end,
       case when stays then present.limit_period else incoming.limit_period end,
       case when stays then present.limit_chosen else incoming.limit_chosen end,
       coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, 300, 300, 'LOCAL',
       coalesce(incoming.source_host, present.source_host)
from incoming
join organisation organiser on organiser.external_id = incoming.organiser
left join organisation place on place.external_id = incoming.location
left join event present on present.cdbid = incoming.cdbid
cross join lateral (select false) as limits (stays)
where not exists (select from incoming gone where gone.cdbid = incoming.cdbid and gone.title is null)
order by incoming.cdbid, line
on conflict (cdbid) do update
set (title, organiser_id, calendar, limit_volume, limit_period, limit_chosen, location_id, points) = row(excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.location_id, excluded.points)
where (event.title, event.organiser_id, event.calendar, event.limit_volume, event.limit_period, event.limit_chosen, event.location_id, event.points) is distinct from (excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.location_id, excluded.points)

-- events.EventImport ()
insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                   limit_chosen, city, description, availability, opens_before_min, closes_after_min, source,
                   source_host)
select distinct on (cdbid)
       incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
       case when stays then present.limit_volume else incoming.limit_volume end,
       case when stays then present.limit_period else incoming.limit_period end,
       case when stays then present.limit_chosen else incoming.limit_chosen end,
       coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, 300, 300, 'LOCAL',
       coalesce(incoming.source_host, present.source_host)
from incoming
join organisation organiser on organiser.external_id = incoming.organiser
left join organisation place on place.external_id = incoming.location
left join event present on present.cdbid = incoming.cdbid
cross join lateral (select present.id is not null
    and (present.limit_chosen
         or present.limit_volume is distinct from 1
         or present.limit_period is distinct from default_limit_period(present.calendar))) as limits (stays)
where not exists (select from incoming gone where gone.cdbid = incoming.cdbid and gone.title is null)
order by incoming.cdbid, line
on conflict (cdbid) do update
set (title, organiser_id, calendar, limit_volume, limit_period, limit_chosen) = row(excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen)
where (event.title, event.organiser_id, event.calendar, event.limit_volume, event.limit_period, event.limit_chosen) is distinct from (excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen)

-- events.EventImport ()
insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                   limit_chosen, city, description, availability, opens_before_min, closes_after_min, source,
                   source_host)
select distinct on (cdbid)
       incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
       case when stays then present.limit_volume else incoming.limit_volume end,
       case when stays then present.limit_period else incoming.limit_period end,
       case when stays then present.limit_chosen else incoming.limit_chosen end,
       coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, 300, 300, 'LOCAL',
       coalesce(incoming.source_host, present.source_host)
from incoming
join organisation organiser on organiser.external_id = incoming.organiser
left join organisation place on place.external_id = incoming.location
left join event present on present.cdbid = incoming.cdbid
cross join lateral (select present.id is not null
    and (present.limit_chosen
         or present.limit_volume is distinct from 1
         or present.limit_period is distinct from default_limit_period(present.calendar))) as limits (stays)
where not exists (select from incoming gone where gone.cdbid = incoming.cdbid and gone.title is null)
order by incoming.cdbid, line
on conflict (cdbid) do update
set (title, organiser_id, calendar, limit_volume, limit_period, limit_chosen, availability) = row(excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.availability)
where (event.title, event.organiser_id, event.calendar, event.limit_volume, event.limit_period, event.limit_chosen, event.availability) is distinct from (excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.availability)

-- events.EventImport ()
insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                   limit_chosen, city, description, availability, opens_before_min, closes_after_min, source,
                   source_host)
select distinct on (cdbid)
       incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
       case when stays then present.limit_volume else incoming.limit_volume end,
       case when stays then present.limit_period else incoming.limit_period end,
       case when stays then present.limit_chosen else incoming.limit_chosen end,
       coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, 300, 300, 'LOCAL',
       coalesce(incoming.source_host, present.source_host)
from incoming
join organisation organiser on organiser.external_id = incoming.organiser
left join organisation place on place.external_id = incoming.location
left join event present on present.cdbid = incoming.cdbid
cross join lateral (select present.id is not null
    and (present.limit_chosen
         or present.limit_volume is distinct from 1
         or present.limit_period is distinct from default_limit_period(present.calendar))) as limits (stays)
where not exists (select from incoming gone where gone.cdbid = incoming.cdbid and gone.title is null)
order by incoming.cdbid, line
on conflict (cdbid) do update
set (title, organiser_id, calendar, limit_volume, limit_period, limit_chosen, city, description) = row(excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.city, excluded.description)
where (event.title, event.organiser_id, event.calendar, event.limit_volume, event.limit_period, event.limit_chosen, event.city, event.description) is distinct from (excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.city, excluded.description)

-- events.EventImport ()
insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                   limit_chosen, city, description, availability, opens_before_min, closes_after_min, source,
                   source_host)
select distinct on (cdbid)
       incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
       case when stays then present.limit_volume else incoming.limit_volume end,
       case when stays then present.limit_period else incoming.limit_period end,
       case when stays then present.limit_chosen else incoming.limit_chosen end,
       coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, 300, 300, 'LOCAL',
       coalesce(incoming.source_host, present.source_host)
from incoming
join organisation organiser on organiser.external_id = incoming.organiser
left join organisation place on place.external_id = incoming.location
left join event present on present.cdbid = incoming.cdbid
cross join lateral (select present.id is not null
    and (present.limit_chosen
         or present.limit_volume is distinct from 1
         or present.limit_period is distinct from default_limit_period(present.calendar))) as limits (stays)
where not exists (select from incoming gone where gone.cdbid = incoming.cdbid and gone.title is null)
order by incoming.cdbid, line
on conflict (cdbid) do update
set (title, organiser_id, calendar, limit_volume, limit_period, limit_chosen, description) = row(excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.description)
where (event.title, event.organiser_id, event.calendar, event.limit_volume, event.limit_period, event.limit_chosen, event.description) is distinct from (excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.description)

-- events.EventImport ()
insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                   limit_chosen, city, description, availability, opens_before_min, closes_after_min, source,
                   source_host)
select distinct on (cdbid)
       incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
       case when stays then present.limit_volume else incoming.limit_volume end,
       case when stays then present.limit_period else incoming.limit_period end,
       case when stays then present.limit_chosen else incoming.limit_chosen end,
       coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, 300, 300, 'LOCAL',
       coalesce(incoming.source_host, present.source_host)
from incoming
join organisation organiser on organiser.external_id = incoming.organiser
left join organisation place on place.external_id = incoming.location
left join event present on present.cdbid = incoming.cdbid
cross join lateral (select present.id is not null
    and (present.limit_chosen
         or present.limit_volume is distinct from 1
         or present.limit_period is distinct from default_limit_period(present.calendar))) as limits (stays)
where not exists (select from incoming gone where gone.cdbid = incoming.cdbid and gone.title is null)
order by incoming.cdbid, line
on conflict (cdbid) do update
set (title, organiser_id, calendar, limit_volume, limit_period, limit_chosen, points) = row(excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.points)
where (event.title, event.organiser_id, event.calendar, event.limit_volume, event.limit_period, event.limit_chosen, event.points) is distinct from (excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.points)

-- events.EventImport ()
insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period,
                   limit_chosen, city, description, availability, opens_before_min, closes_after_min, source,
                   source_host)
select distinct on (cdbid)
       incoming.cdbid, incoming.title, organiser.id, place.id, incoming.calendar, incoming.points,
       case when stays then present.limit_volume else incoming.limit_volume end,
       case when stays then present.limit_period else incoming.limit_period end,
       case when stays then present.limit_chosen else incoming.limit_chosen end,
       coalesce(incoming.city, ''), coalesce(incoming.description, ''), incoming.availability, 300, 300, 'UITDATABANK',
       coalesce(incoming.source_host, present.source_host)
from incoming
join organisation organiser on organiser.external_id = incoming.organiser
left join organisation place on place.external_id = incoming.location
left join event present on present.cdbid = incoming.cdbid
cross join lateral (select present.id is not null
    and (present.limit_chosen
         or present.limit_volume is distinct from 1
         or present.limit_period is distinct from default_limit_period(present.calendar))) as limits (stays)
where not exists (select from incoming gone where gone.cdbid = incoming.cdbid and gone.title is null)
order by incoming.cdbid, line
on conflict (cdbid) do update
set (title, organiser_id, calendar, limit_volume, limit_period, limit_chosen, source, source_host, location_id, city, description, availability) = row(excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.source, excluded.source_host, excluded.location_id, excluded.city, excluded.description, excluded.availability)
where (event.title, event.organiser_id, event.calendar, event.limit_volume, event.limit_period, event.limit_chosen, event.source, event.source_host, event.location_id, event.city, event.description, event.availability) is distinct from (excluded.title, excluded.organiser_id, excluded.calendar, excluded.limit_volume, excluded.limit_period, excluded.limit_chosen, excluded.source, excluded.source_host, excluded.location_id, excluded.city, excluded.description, excluded.availability)

-- events.EventImport ()
insert into organisation (external_id, name)
select distinct on (external_id) external_id, name from (select organiser as external_id, organiser_name as name, line from incoming where organiser_name is not null
union all
select location, location_name, line from incoming where location is not null and location_name is not null
) named
order by external_id, line
on conflict (external_id) do nothing

-- events.EventImport ()
update event set availability = 'WITHDRAWN'
where availability <> 'WITHDRAWN' and cdbid in (select cdbid from incoming where title is null)

-- events.EventList (1043, 1043, 1043, 1043, 1043)
select count(*) from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and event.days @> $3::date and not event.permanent and (event.organiser_id = any(given.involved) or event.location_id = any(given.involved)) and ($4 = '' or strpos(folded(event.title), (select folded($5))) > 0)

-- events.EventList (1043, 1043, 1043, 1043)
select count(*) from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and event.permanent and (event.organiser_id = any(given.involved) or event.location_id = any(given.involved)) and ($3 = '' or strpos(folded(event.title), (select folded($4))) > 0)

-- events.EventList (1043, 1043, 1043, 1043)
select count(*) from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and true and (event.organiser_id = any(given.involved) or event.location_id = any(given.involved)) and ($3 = '' or strpos(folded(event.title), (select folded($4))) > 0)

-- events.EventList (1043, 1043, 1043, 1043)
select count(*) from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and true and true and ($3 = '' or strpos(folded(event.title), (select folded($4))) > 0)

-- events.EventList (1043, 1043, 1043, 1043, 1043)
select count(*) from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and upper(event.days) <= $3::date and (event.organiser_id = any(given.involved) or event.location_id = any(given.involved)) and ($4 = '' or strpos(folded(event.title), (select folded($5))) > 0)

-- events.EventList (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 23, 20)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name, event.city as event_city from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and event.days @> $3::date and not event.permanent and (event.organiser_id = any(given.involved) or event.location_id = any(given.involved)) and ($4 = '' or strpos(folded(event.title), (select folded($5))) > 0) order by case when event.permanent then 2
     when event.days @> $6::date then 0
     when upper(event.days) <= $7::date then 3
     else 1
end, case when upper(event.days) <= $8::date
     then $9::date - upper(event.days)
     else lower(event.days) - $10::date
end, lower(event.title), event.cdbid limit $11 offset $12

-- events.EventList (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 23, 20)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name, event.city as event_city from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and event.permanent and (event.organiser_id = any(given.involved) or event.location_id = any(given.involved)) and ($3 = '' or strpos(folded(event.title), (select folded($4))) > 0) order by case when event.permanent then 2
     when event.days @> $5::date then 0
     when upper(event.days) <= $6::date then 3
     else 1
end, case when upper(event.days) <= $7::date
     then $8::date - upper(event.days)
     else lower(event.days) - $9::date
end, lower(event.title), event.cdbid limit $10 offset $11

-- events.EventList (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 23, 20)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name, event.city as event_city from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and true and (event.organiser_id = any(given.involved) or event.location_id = any(given.involved)) and ($3 = '' or strpos(folded(event.title), (select folded($4))) > 0) order by case when event.permanent then 2
     when event.days @> $5::date then 0
     when upper(event.days) <= $6::date then 3
     else 1
end, case when upper(event.days) <= $7::date
     then $8::date - upper(event.days)
     else lower(event.days) - $9::date
end, lower(event.title), event.cdbid limit $10 offset $11

-- events.EventList (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 23, 20)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name, event.city as event_city from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and true and true and ($3 = '' or strpos(folded(event.title), (select folded($4))) > 0) order by case when event.permanent then 2
     when event.days @> $5::date then 0
     when upper(event.days) <= $6::date then 3
     else 1
end, case when upper(event.days) <= $7::date
     then $8::date - upper(event.days)
     else lower(event.days) - $9::date
end, lower(event.title), event.cdbid limit $10 offset $11

-- events.EventList (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 23, 20)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name, event.city as event_city from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
cross join (select $1::date as today, $2::bigint[] as involved) given
where event.availability <> 'WITHDRAWN' and upper(event.days) <= $3::date and (event.organiser_id = any(given.involved) or event.location_id = any(given.involved)) and ($4 = '' or strpos(folded(event.title), (select folded($5))) > 0) order by case when event.permanent then 2
     when event.days @> $6::date then 0
     when upper(event.days) <= $7::date then 3
     else 1
end, case when upper(event.days) <= $8::date
     then $9::date - upper(event.days)
     else lower(event.days) - $10::date
end, lower(event.title), event.cdbid limit $11 offset $12

-- events.EventRegister (1043, 1043, 1043, 20, 20, 1043, 1043, 23, 23, 1043, 23, 23)
insert into event (cdbid, title, description, organiser_id, location_id, city, calendar, points, limit_volume,
                   limit_period, limit_chosen, opens_before_min, closes_after_min, source)
values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9,
        $10, true, $11, $12, 'LOCAL')

-- events.EventRegister (1043)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name, event.city as event_city, event.description as event_description, event.source as event_source
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.cdbid = $1 and event.availability <> 'WITHDRAWN'

-- events.EventRegister (1043)
select id from event where cdbid = $1 for no key update

-- events.EventRegister (1016, 16, 23)
select id, external_id, name
from organisation
where id = any($1) or ($2 and exists (select from counter where organisation_id = organisation.id))
order by folded(name), id
limit $3

-- events.EventRegister (1043)
select true from pg_notify($1, '')

-- events.EventRegister (1043, 1043, 20, 1043, 1043, 23, 0, 0, 23, 23, 1043, 1043, 1043, 20, 1043, 1043, 23, 0, 0, 23, 23)
update event
set title = $1, description = $2, location_id = $3, city = $4,
    calendar = $5::jsonb, points = $6, limit_volume = $7, limit_period = $8, limit_chosen = true,
opens_before_min = $9, closes_after_min = $10
where cdbid = $11 and source is distinct from 'UITDATABANK'
  and ((title, description, location_id, city, calendar)
           is distinct from ($12, $13, $14::bigint, $15, $16::jsonb)
       or (points, limit_volume, limit_period, opens_before_min, closes_after_min)
    is distinct from ($17, $18::smallint, $19, $20, $21))

-- events.EventRegister (1043, 1043, 20, 1043, 1043, 23, 23, 1043, 23, 23, 1043, 1043, 1043, 20, 1043, 1043, 23, 23, 1043, 23, 23)
update event
set title = $1, description = $2, location_id = $3, city = $4,
    calendar = $5::jsonb, points = $6, limit_volume = $7, limit_period = $8, limit_chosen = true,
opens_before_min = $9, closes_after_min = $10
where cdbid = $11 and source is distinct from 'UITDATABANK'
  and ((title, description, location_id, city, calendar)
           is distinct from ($12, $13, $14::bigint, $15, $16::jsonb)
       or (points, limit_volume, limit_period, opens_before_min, closes_after_min)
    is distinct from ($17, $18::smallint, $19, $20, $21))

-- events.EventRegister (1043, 1043, 1043)
update event set availability = $1
where cdbid = $2 and source is distinct from 'UITDATABANK' and availability <> $3

-- events.EventRegister (23, 0, 0, 23, 23, 1043, 23, 0, 0, 23, 23)
update event set points = $1, limit_volume = $2, limit_period = $3, limit_chosen = true,
opens_before_min = $4, closes_after_min = $5 where cdbid = $6 and (points, limit_volume, limit_period, opens_before_min, closes_after_min)
    is distinct from ($7, $8::smallint, $9, $10, $11)

-- events.EventRegister (23, 23, 1043, 23, 23, 1043, 23, 23, 1043, 23, 23)
update event set points = $1, limit_volume = $2, limit_period = $3, limit_chosen = true,
opens_before_min = $4, closes_after_min = $5 where cdbid = $6 and (points, limit_volume, limit_period, opens_before_min, closes_after_min)
    is distinct from ($7, $8::smallint, $9, $10, $11)

-- events.EventSearch ()
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'

-- events.EventSearch (1016, 1016)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.organiser_id = any($1) or event.location_id = any($2))

-- events.EventSearch (1016, 1016, 1043, 1043, 1043)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.organiser_id = any($1) or event.location_id = any($2))
  and (event.words @@ to_tsquery('simple', folded($3))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($4)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5))))

-- events.EventSearch (1016, 1016, 1082, 1082)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.organiser_id = any($1) or event.location_id = any($2))
  and event.days && daterange($3, $4, '[]')

-- events.EventSearch (1043, 1043, 1043)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))
  and (event.words @@ to_tsquery('simple', folded($7))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($8)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($9))))

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))
  and (event.words @@ to_tsquery('simple', folded($7))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($8)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($9))))
  and (event.words @@ to_tsquery('simple', folded($10))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($11)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($12))))

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))
  and (event.words @@ to_tsquery('simple', folded($7))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($8)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($9))))
  and (event.words @@ to_tsquery('simple', folded($10))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($11)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($12))))
  and (event.words @@ to_tsquery('simple', folded($13))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($14)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($15))))
  and (event.words @@ to_tsquery('simple', folded($16))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($17)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($18))))

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043, 1082, 1082)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))
  and event.days && daterange($7, $8, '[]')

-- events.EventSearch (1043, 1043, 1043, 1082, 1082)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and event.days && daterange($4, $5, '[]')

-- events.EventSearch (1043)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.cdbid = $1

-- events.EventSearch (1043, 1016, 1016)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.cdbid = $1
  and (event.organiser_id = any($2) or event.location_id = any($3))

-- events.EventSearch (1043, 1082, 1082)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.cdbid = $1
  and event.days && daterange($2, $3, '[]')

-- events.EventSearch (1082, 1082)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.days && daterange($1, $2, '[]')

-- events.EventSearch (1043)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.location_id = (select id from organisation where external_id = $1)

-- events.EventSearch (1043)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.organiser_id = (select id from organisation where external_id = $1)

-- events.EventSearch (1043, 1082, 1082)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.organiser_id = (select id from organisation where external_id = $1)
  and event.days && daterange($2, $3, '[]')

-- events.EventSearch (1015)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and folded(event.city) = any(array(select folded(asked) from unnest($1) as asked))

-- events.EventSearch (1015, 1082, 1082)
select count(*)
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and folded(event.city) = any(array(select folded(asked) from unnest($1) as asked))
  and event.days && daterange($2, $3, '[]')

-- events.EventSearch (1016, 1016, 1043, 1043, 1043, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.organiser_id = any($1) or event.location_id = any($2))
  and (event.words @@ to_tsquery('simple', folded($3))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($4)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5))))
order by upper(event.days) <= $6, event.permanent, upper(event.days), event.id
limit $7 offset $8

-- events.EventSearch (1016, 1016, 1082, 1082, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.organiser_id = any($1) or event.location_id = any($2))
  and event.days && daterange($3, $4, '[]')
order by upper(event.days) <= $5, event.permanent, upper(event.days), event.id
limit $6 offset $7

-- events.EventSearch (1016, 1016, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.organiser_id = any($1) or event.location_id = any($2))
order by upper(event.days) <= $3, event.permanent, upper(event.days), event.id
limit $4 offset $5

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))
  and (event.words @@ to_tsquery('simple', folded($7))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($8)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($9))))
  and (event.words @@ to_tsquery('simple', folded($10))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($11)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($12))))
  and (event.words @@ to_tsquery('simple', folded($13))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($14)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($15))))
  and (event.words @@ to_tsquery('simple', folded($16))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($17)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($18))))
order by upper(event.days) <= $19, event.permanent, upper(event.days), event.id
limit $20 offset $21

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))
  and (event.words @@ to_tsquery('simple', folded($7))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($8)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($9))))
  and (event.words @@ to_tsquery('simple', folded($10))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($11)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($12))))
order by upper(event.days) <= $13, event.permanent, upper(event.days), event.id
limit $14 offset $15

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))
  and (event.words @@ to_tsquery('simple', folded($7))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($8)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($9))))
order by upper(event.days) <= $10, event.permanent, upper(event.days), event.id
limit $11 offset $12

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043, 1082, 1082, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))
  and event.days && daterange($7, $8, '[]')
order by upper(event.days) <= $9, event.permanent, upper(event.days), event.id
limit $10 offset $11

-- events.EventSearch (1043, 1043, 1043, 1043, 1043, 1043, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and (event.words @@ to_tsquery('simple', folded($4))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($5)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($6))))
order by upper(event.days) <= $7, event.permanent, upper(event.days), event.id
limit $8 offset $9

-- events.EventSearch (1043, 1043, 1043, 1082, 1082, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
  and event.days && daterange($4, $5, '[]')
order by upper(event.days) <= $6, event.permanent, upper(event.days), event.id
limit $7 offset $8

-- events.EventSearch (1043, 1043, 1043, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and (event.words @@ to_tsquery('simple', folded($1))
 or event.organiser_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($2)))
 or event.location_id in (
     select id from organisation where to_tsvector('simple', folded(name)) @@ to_tsquery('simple', folded($3))))
order by upper(event.days) <= $4, event.permanent, upper(event.days), event.id
limit $5 offset $6

-- events.EventSearch (1043, 1016, 1016, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.cdbid = $1
  and (event.organiser_id = any($2) or event.location_id = any($3))
order by upper(event.days) <= $4, event.permanent, upper(event.days), event.id
limit $5 offset $6

-- events.EventSearch (1043, 1082, 1082, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.cdbid = $1
  and event.days && daterange($2, $3, '[]')
order by upper(event.days) <= $4, event.permanent, upper(event.days), event.id
limit $5 offset $6

-- events.EventSearch (1043, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.cdbid = $1
order by upper(event.days) <= $2, event.permanent, upper(event.days), event.id
limit $3 offset $4

-- events.EventSearch (1082, 1082, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.days && daterange($1, $2, '[]')
order by upper(event.days) <= $3, event.permanent, upper(event.days), event.id
limit $4 offset $5

-- events.EventSearch (1082, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.days && daterange($1, $2, '[]')
order by upper(event.days), event.id
limit $3 offset $4

-- events.EventSearch (1043, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.location_id = (select id from organisation where external_id = $1)
order by upper(event.days) <= $2, event.permanent, upper(event.days), event.id
limit $3 offset $4

-- events.EventSearch (1043, 1082, 1082, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.organiser_id = (select id from organisation where external_id = $1)
  and event.days && daterange($2, $3, '[]')
order by upper(event.days) <= $4, event.permanent, upper(event.days), event.id
limit $5 offset $6

-- events.EventSearch (1043, 1082, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.organiser_id = (select id from organisation where external_id = $1)
  and event.days && daterange($2, $3, '[]')
order by upper(event.days), event.id
limit $4 offset $5

-- events.EventSearch (1043, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.organiser_id = (select id from organisation where external_id = $1)
order by upper(event.days) <= $2, event.permanent, upper(event.days), event.id
limit $3 offset $4

-- events.EventSearch (1043, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and event.organiser_id = (select id from organisation where external_id = $1)
order by upper(event.days) desc, event.id
limit $2 offset $3

-- events.EventSearch (1015, 1082, 1082, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and folded(event.city) = any(array(select folded(asked) from unnest($1) as asked))
  and event.days && daterange($2, $3, '[]')
order by upper(event.days) <= $4, event.permanent, upper(event.days), event.id
limit $5 offset $6

-- events.EventSearch (1015, 1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
  and folded(event.city) = any(array(select folded(asked) from unnest($1) as asked))
order by upper(event.days) <= $2, event.permanent, upper(event.days), event.id
limit $3 offset $4

-- events.EventSearch (23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
order by event.permanent desc, upper(event.days), event.id
limit $1 offset $2

-- events.EventSearch (23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
order by lower(event.city), lower(event.title) desc, event.id
limit $1 offset $2

-- events.EventSearch (23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
order by lower(event.days) desc, event.id
limit $1 offset $2

-- events.EventSearch (23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
order by lower(event.title), event.id
limit $1 offset $2

-- events.EventSearch (1082, 23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
order by upper(event.days) <= $1, event.permanent, upper(event.days), event.id
limit $2 offset $3

-- events.EventSearch (23, 23)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.availability <> 'WITHDRAWN'
order by upper(event.days) desc, event.id
limit $1 offset $2

-- events.EventSearch (1043)
select event.id as event_id,
event.cdbid as event_cdbid,
event.title as event_title,
event.calendar as event_calendar,
event.points as event_points,
event.limit_volume as event_limit_volume,
event.limit_period as event_limit_period,
event.period_before as event_period_before,
event.period_since as event_period_since,
event.availability as event_availability,
event.opens_before_min as event_opens_before_min,
event.closes_after_min as event_closes_after_min,
organiser.id as organiser_id,
organiser.external_id as organiser_external_id,
organiser.name as organiser_name,
location.id as location_id,
location.external_id as location_external_id,
location.name as location_name,
       event.city as event_city, event.description as event_description
from event
join organisation organiser on organiser.id = event.organiser_id
left join organisation location on location.id = event.location_id
where event.cdbid = $1

-- events.Organisations (1009, 1009)
insert into organisation (external_id, name)
select * from unnest($1::text[], $2::text[])
order by 1
on conflict (external_id) do nothing

-- events.PlaceSearch (1043, 23)
select organisation.id, organisation.external_id, organisation.name,
       coalesce(address.street, '') as street,
       coalesce(
           nullif(address.city, ''),
           (select city from event
            where location_id = organisation.id and city <> '' order by event.id desc limit 1),
           '') as city
from organisation
left join lateral (
    select city, concat_ws(' ', nullif(street, ''), nullif(house_number, '')) as street from counter
    where organisation_id = organisation.id and (city <> '' or street <> '')
    order by city = '', counter.id limit 1
) as address on true
where (exists (select from counter where organisation_id = organisation.id)
       or exists (select from event where location_id = organisation.id))
  and folded(organisation.name) = folded($1)
order by folded(organisation.name), city, street, organisation.id
limit $2

-- events.PlaceSearch (1043, 23)
select organisation.id, organisation.external_id, organisation.name,
       coalesce(address.street, '') as street,
       coalesce(
           nullif(address.city, ''),
           (select city from event
            where location_id = organisation.id and city <> '' order by event.id desc limit 1),
           '') as city
from organisation
left join lateral (
    select city, concat_ws(' ', nullif(street, ''), nullif(house_number, '')) as street from counter
    where organisation_id = organisation.id and (city <> '' or street <> '')
    order by city = '', counter.id limit 1
) as address on true
where (exists (select from counter where organisation_id = organisation.id)
       or exists (select from event where location_id = organisation.id))
  and to_tsvector('simple', folded(organisation.name)) @@ to_tsquery('simple', folded($1))
order by folded(organisation.name), city, street, organisation.id
limit $2

-- exports.Exports (1184, 1184)
select concat_ws('-', passholder.id, checkin.id) as "checkin", checked_in_at as "at", event.cdbid as "cdbid",
       event.title as "event", organiser.name as "organiser", counter.consumer_key as "counter",
       checkin.consumer_key as "application", via::text as "via", card_number as "card", checkin.points as "points",
       social_tariff as "socialTariff", reversed_at as "takenBackAt", passholder.id as "passholder", passholder.uid as "uid",
       passholder.first_name as "firstName", passholder.name as "name", passholder.city as "city"
from checkin
left join event on event.id = event_id
left join organisation organiser on organiser.id = organiser_id
left join counter on counter.id = checkin.counter_id
left join passholder on passholder.id = passholder_id
where checked_in_at >= $1 and checked_in_at < $2
order by checked_in_at, checkin.passholder_id, checkin.id

-- exports.Exports (1184, 1184)
select moved_at as "at", passholder.id as "passholder", passholder.uid as "uid", reason::text as "reason",
       case reason
           when 'CHECKIN' then concat_ws('-', passholder.id, cause_id)
           when 'CHECKIN_REVERSED' then concat_ws('-', passholder.id, cause_id)
           else nullif(cause_id, 0)::text
       end as "cause",
       transfer.source::text as "from", transfer.destination::text as "to", transfer.points as "points",
       event.cdbid as "cdbid", event.title as "event", reward.id as "reward", reward.title as "rewardTitle"
from transfer
left join passholder on passholder.id = passholder_id
left join event
    on event.id = case when transfer.source = 'EVENT' then source_id when transfer.destination = 'EVENT' then destination_id end
left join reward
    on reward.id = case when transfer.source = 'REWARD' then source_id when transfer.destination = 'REWARD' then destination_id end
where moved_at >= $1 and moved_at < $2
order by moved_at, passholder_id, reason, cause_id

-- exports.Exports (1184, 1184)
select passholder.uid as "uid", passholder.first_name as "firstName", passholder.second_name as "secondName", passholder.name as "name", passholder.date_of_birth as "dateOfBirth", passholder.gender as "gender", passholder.street as "street", passholder.house_number as "number", passholder.box as "box", passholder.postal_code as "postalCode", passholder.city as "city", passholder.email as "email", passholder.telephone as "telephone", passholder.gsm as "gsm", passholder.nationality as "nationality", passholder.place_of_birth as "placeOfBirth", passholder.more_info as "moreInfo", passholder.foreign_city as "foreignCity", passholder.country as "country", verified as "verified",
       opt_in_service_mails as "serviceMails", opt_in_milestone_mails as "milestoneMails",
       opt_in_info_mails as "infoMails", opt_in_sms as "sms", opt_in_post as "post",
       registration.consumer_key as "registeredAt", school.consumer_key as "school", created_at as "createdAt",
       coalesce(balance.points, 0) as "points", card_system_id as "cardSystem", status as "membership",
       social_tariff_until as "socialTariffUntil", since as "memberSince",
       (
           select string_agg(number, '|' order by number) from card
           where card.passholder_id = passholder.id and card.card_system_id = membership.card_system_id
             and card.status = 'ACTIVE'
       ) as "card"
from passholder
left join membership on membership.passholder_id = passholder.id
left join balance on balance.passholder_id = passholder.id
left join counter registration on registration.id = registration_counter_id
left join counter school on school.id = school_id
where created_at >= $1 and created_at < $2
order by passholder.id, card_system_id

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16432 AS oid , 2 AS attnum UNION ALL SELECT 16432, 3 UNION ALL SELECT 16432, 4 UNION ALL SELECT 16432, 5 UNION ALL SELECT 16432, 6 UNION ALL SELECT 16432, 8 UNION ALL SELECT 16432, 9 UNION ALL SELECT 17116, 2) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16432,17116)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16479 AS oid , 1 AS attnum UNION ALL SELECT 16479, 2 UNION ALL SELECT 16508, 3 UNION ALL SELECT 16508, 7 UNION ALL SELECT 16508, 4 UNION ALL SELECT 16508, 5 UNION ALL SELECT 16508, 6) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16508,16479)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16479 AS oid , 1 AS attnum UNION ALL SELECT 16479, 2 UNION ALL SELECT 16508, 5 UNION ALL SELECT 16508, 6) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16508,16479)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16493 AS oid , 2 AS attnum UNION ALL SELECT 16493, 3 UNION ALL SELECT 16493, 6 UNION ALL SELECT 16493, 4 UNION ALL SELECT 16493, 7 UNION ALL SELECT 16493, 8 UNION ALL SELECT 16493, 17 UNION ALL SELECT 16493, 16 UNION ALL SELECT 16493, 9 UNION ALL SELECT 16493, 10 UNION ALL SELECT 16493, 11 UNION ALL SELECT 16493, 12 UNION ALL SELECT 16493, 5 UNION ALL SELECT 16493, 33 UNION ALL SELECT 16493, 34 UNION ALL SELECT 16493, 13 UNION ALL SELECT 16493, 14 UNION ALL SELECT 16493, 15 UNION ALL SELECT 16493, 18 UNION ALL SELECT 16493, 19 UNION ALL SELECT 16493, 20 UNION ALL SELECT 16493, 21 UNION ALL SELECT 16493, 22 UNION ALL SELECT 16493, 23 UNION ALL SELECT 16493, 24 UNION ALL SELECT 16493, 30 UNION ALL SELECT 16493, 31 UNION ALL SELECT 16493, 32 UNION ALL SELECT 16648, 2 UNION ALL SELECT 16648, 4 UNION ALL SELECT 16648, 4 UNION ALL SELECT 16493, 27) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16648)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16493 AS oid , 3 AS attnum UNION ALL SELECT 16493, 6 UNION ALL SELECT 16493, 4 UNION ALL SELECT 16493, 7 UNION ALL SELECT 16493, 8 UNION ALL SELECT 16493, 17 UNION ALL SELECT 16493, 16 UNION ALL SELECT 16493, 9 UNION ALL SELECT 16493, 10 UNION ALL SELECT 16493, 11 UNION ALL SELECT 16493, 12 UNION ALL SELECT 16493, 5 UNION ALL SELECT 16493, 33 UNION ALL SELECT 16493, 34 UNION ALL SELECT 16493, 13 UNION ALL SELECT 16493, 14 UNION ALL SELECT 16493, 15 UNION ALL SELECT 16493, 18 UNION ALL SELECT 16493, 19 UNION ALL SELECT 16493, 20 UNION ALL SELECT 16493, 21 UNION ALL SELECT 16493, 22 UNION ALL SELECT 16493, 23 UNION ALL SELECT 16493, 24 UNION ALL SELECT 16493, 30 UNION ALL SELECT 16493, 31 UNION ALL SELECT 16493, 32 UNION ALL SELECT 16648, 2 UNION ALL SELECT 16648, 4 UNION ALL SELECT 16648, 4 UNION ALL SELECT 16493, 27) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16648)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16493 AS oid , 30 AS attnum UNION ALL SELECT 16493, 31 UNION ALL SELECT 16493, 32 UNION ALL SELECT 16648, 4 UNION ALL SELECT 16648, 4) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16648)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16539 AS oid , 1 AS attnum UNION ALL SELECT 16539, 2 UNION ALL SELECT 16539, 7 UNION ALL SELECT 16539, 4 UNION ALL SELECT 16539, 3) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16539)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16748 AS oid , 2 AS attnum UNION ALL SELECT 16748, 11 UNION ALL SELECT 16575, 3 UNION ALL SELECT 16748, 5 UNION ALL SELECT 16748, 4 UNION ALL SELECT 16748, 9 UNION ALL SELECT 16748, 10 UNION ALL SELECT 16748, 14) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16575,16748)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16748 AS oid , 2 AS attnum UNION ALL SELECT 16748, 11 UNION ALL SELECT 16589, 2 UNION ALL SELECT 16589, 3 UNION ALL SELECT 16575, 3 UNION ALL SELECT 16748, 5 UNION ALL SELECT 16748, 4 UNION ALL SELECT 16748, 9 UNION ALL SELECT 16748, 10 UNION ALL SELECT 16748, 14) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16575,16589,16748)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16748 AS oid , 2 AS attnum) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16748)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16799 AS oid , 9 AS attnum UNION ALL SELECT 16799, 8) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16799)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16981 AS oid , 1 AS attnum UNION ALL SELECT 16981, 2) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16981)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16997 AS oid , 3 AS attnum UNION ALL SELECT 16997, 4 UNION ALL SELECT 16997, 5 UNION ALL SELECT 16997, 6) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16997)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 17072 AS oid , 2 AS attnum UNION ALL SELECT 17072, 5 UNION ALL SELECT 17072, 6 UNION ALL SELECT 17072, 7) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (17072)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 17181 AS oid , 2 AS attnum) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (17181)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 17411 AS oid , 2 AS attnum UNION ALL SELECT 17446, 4) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (17411,17446)

-- exports.PersonalData (20)
select association.name as "association", end_date as "until"
from association_membership join association on association.id = association_id
where passholder_id = $1
order by association.name

-- exports.PersonalData (20)
select card_system.id as "cardSystem", card_system.name as "name", status as "status", since as "since",
       social_tariff_until as "socialTariffUntil", mail_preference as "mailPreference", sms_preference as "smsPreference"
from membership join card_system on card_system.id = card_system_id
where passholder_id = $1
order by card_system.id

-- exports.PersonalData (20)
select case get_byte(picture, 0) when 255 then 'image/jpeg' else 'image/png' end as "mediaType", picture as "base64"
from passholder_picture where passholder_id = $1

-- exports.PersonalData (20)
select checkin.id as "id", checked_in_at as "at", event.cdbid as "cdbid", event.title as "event",
       organiser.name as "organiser", counter.name as "counter", checkin.consumer_key as "application", via::text as "via",
       card_number as "card", checkin.points as "points", social_tariff as "socialTariff", reversed_at as "takenBackAt"
from checkin
left join event on event.id = event_id
left join organisation organiser on organiser.id = organiser_id
left join counter on counter.id = checkin.counter_id
where passholder_id = $1
order by checked_in_at, checkin.id

-- exports.PersonalData (1043)
select consumer.name as "application", given_at as "givenAt", array_to_string(scopes, ' ') as "scopes"
from oauth2_consent
join app_user on app_user.id = user_id
join consumer on consumer.key = consumer_key
where uid = $1
order by given_at

-- exports.PersonalData (1043)
select consumer.name as "application", issued_at as "issuedAt", expires_at as "expiresAt", access_token.revoked_at as "revokedAt"
from access_token
join app_user on app_user.id = user_id
join consumer on consumer.key = consumer_key
where uid = $1
order by issued_at

-- exports.PersonalData (1043)
select consumer.name as "application", started_at as "startedAt", ends_at as "endsAt", array_to_string(scopes, ' ') as "scopes"
from oauth2_grant
join app_user on app_user.id = user_id
join consumer on consumer.key = consumer_key
where uid = $1
order by started_at

-- exports.PersonalData (20)
select consumer_key as "application", key as "key", coalesce(outcome::text, body) as "answer" from kept_answer
where passholder_id = $1
order by consumer_key, key

-- exports.PersonalData (1043)
select counter.name as "counter", role as "role"
from counter_employee
join app_user on app_user.id = user_id
join counter on counter.id = counter_id
where uid = $1
order by counter.name

-- exports.PersonalData (1043, 1043, 1043, 1043, 1043, 20)
select happened_at as "at", act as "act", subject as "subject", details as "details",
       $1 in (actor, coalesce(on_behalf_of, '')) as "own", case when $2 in (actor, coalesce(on_behalf_of, '')) then address else '' end as "address"
from audit_entry
where subject = $3 or actor = $4 or on_behalf_of = $5 or subject in (select number from card where passholder_id = $6)
order by audit_entry.id

-- exports.PersonalData (1043)
select issuer as "issuer", subject as "subject" from user_identity join app_user on app_user.id = user_id where uid = $1

-- exports.PersonalData (20)
select made_at as "madeAt", ends_at as "endsAt" from family_invitation where owner_id = $1 order by made_at

-- exports.PersonalData (20)
select moved_at as "at", reason::text as "reason", nullif(cause_id, 0) as "cause", source::text as "from",
       destination::text as "to", points as "points"
from transfer
where passholder_id = $1
order by moved_at, reason, cause_id

-- exports.PersonalData (20)
select number as "number", chip as "chip", type as "type", status as "status", card_system_id as "cardSystem",
       counter.name as "counter"
from card left join counter on counter.id = counter_id
where passholder_id = $1
order by number

-- exports.PersonalData (20)
select passholder.uid as "uid", passholder.first_name as "firstName", second_name as "secondName", passholder.name as "name",
       date_of_birth as "dateOfBirth", gender as "gender", place_of_birth as "placeOfBirth", nationality as "nationality",
       passholder.street as "street", passholder.house_number as "houseNumber", passholder.box as "box",
       passholder.postal_code as "postalCode", passholder.city as "city", foreign_city as "foreignCity",
       country as "country", passholder.email as "email",
       passholder.telephone as "telephone", gsm as "gsm", more_info as "moreInfo", verified as "verified",
       opt_in_service_mails as "serviceMails", opt_in_milestone_mails as "milestoneMails",
       opt_in_info_mails as "infoMails", opt_in_sms as "sms", opt_in_post as "post",
       legal_terms_paper as "legalTermsPaper", legal_terms_digital as "legalTermsDigital",
       parental_consent as "parentalConsent", registration.consumer_key as "registeredAt",
       registration.name as "registeredAtName", school.name as "school", created_at as "createdAt",
       coalesce(balance.points, 0) as "points"
from passholder
left join balance on balance.passholder_id = passholder.id
left join counter registration on registration.id = registration_counter_id
left join counter school on school.id = school_id
where passholder.id = $1

-- exports.PersonalData (20)
select redemption.id as "id", redeemed_at as "at", reward.id as "reward", title as "title", redemption.points as "points",
       counter.name as "counter", card_number as "card", cancelled_at as "cancelledAt"
from redemption
join reward on reward.id = reward_id
join counter on counter.id = counter_id
where passholder_id = $1
order by redeemed_at, redemption.id

-- exports.PersonalData (20)
select requested_at as "requestedAt" from removal_request where passholder_id = $1

-- exports.PersonalData (20)
select since as "since", icon as "icon" from family_member where owner_id = $1 order by since

-- exports.PersonalData (20)
select since as "since", shares_history as "sharesHistory", shares_rewards as "sharesRewards"
from family_member where member_id = $1

-- exports.PersonalData (1043)
select started_at as "startedAt", seen_at as "seenAt", address as "address", agent as "agent"
from web_session join app_user on app_user.id = user_id
where uid = $1
order by started_at

-- exports.PersonalData (1043)
select uid as "uid", nick as "nick", email as "email", given_name as "givenName", family_name as "familyName",
       password is not null as "hasPassword", administrator as "administrator", disabled_at as "disabledAt",
       terms_acceptance.accepted_at as "acceptedTermsAt"
from app_user left join terms_acceptance on user_id = app_user.id
where uid = $1

-- exports.Value ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16493 AS oid , 2 AS attnum UNION ALL SELECT 16493, 3 UNION ALL SELECT 16493, 6 UNION ALL SELECT 16493, 4 UNION ALL SELECT 16493, 7 UNION ALL SELECT 16493, 8 UNION ALL SELECT 16493, 9 UNION ALL SELECT 16493, 10 UNION ALL SELECT 16493, 11 UNION ALL SELECT 16493, 12 UNION ALL SELECT 16493, 5 UNION ALL SELECT 16493, 13 UNION ALL SELECT 16493, 14 UNION ALL SELECT 16493, 15 UNION ALL SELECT 16493, 16 UNION ALL SELECT 16493, 17 UNION ALL SELECT 16493, 18 UNION ALL SELECT 16493, 33 UNION ALL SELECT 16493, 34 UNION ALL SELECT 16493, 19 UNION ALL SELECT 16493, 20 UNION ALL SELECT 16493, 21 UNION ALL SELECT 16493, 22 UNION ALL SELECT 16493, 23 UNION ALL SELECT 16493, 24 UNION ALL SELECT 16648, 2 UNION ALL SELECT 16648, 2 UNION ALL SELECT 16493, 27 UNION ALL SELECT 16508, 2 UNION ALL SELECT 16508, 3 UNION ALL SELECT 16508, 4 UNION ALL SELECT 16508, 7) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16508,16648)

-- exports.Value ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16493 AS oid , 3 AS attnum UNION ALL SELECT 16493, 6 UNION ALL SELECT 16493, 4 UNION ALL SELECT 16493, 7 UNION ALL SELECT 16493, 8 UNION ALL SELECT 16493, 9 UNION ALL SELECT 16493, 10 UNION ALL SELECT 16493, 11 UNION ALL SELECT 16493, 12 UNION ALL SELECT 16493, 5 UNION ALL SELECT 16493, 13 UNION ALL SELECT 16493, 14 UNION ALL SELECT 16493, 15 UNION ALL SELECT 16493, 16 UNION ALL SELECT 16493, 17 UNION ALL SELECT 16493, 18 UNION ALL SELECT 16493, 33 UNION ALL SELECT 16493, 34 UNION ALL SELECT 16493, 19 UNION ALL SELECT 16493, 20 UNION ALL SELECT 16493, 21 UNION ALL SELECT 16493, 22 UNION ALL SELECT 16493, 23 UNION ALL SELECT 16493, 24 UNION ALL SELECT 16648, 2 UNION ALL SELECT 16648, 2 UNION ALL SELECT 16493, 27 UNION ALL SELECT 16508, 2 UNION ALL SELECT 16508, 3 UNION ALL SELECT 16508, 4 UNION ALL SELECT 16508, 7) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16508,16648)

-- exports.Value ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16748 AS oid , 11 AS attnum UNION ALL SELECT 16589, 2 UNION ALL SELECT 16589, 3 UNION ALL SELECT 16575, 3 UNION ALL SELECT 16648, 2 UNION ALL SELECT 16748, 5 UNION ALL SELECT 16748, 4 UNION ALL SELECT 16748, 9 UNION ALL SELECT 16748, 10 UNION ALL SELECT 16748, 14 UNION ALL SELECT 16493, 1 UNION ALL SELECT 16493, 2 UNION ALL SELECT 16493, 3 UNION ALL SELECT 16493, 4 UNION ALL SELECT 16493, 5) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16575,16589,16748,16648)

-- exports.Value ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16748 AS oid , 11 AS attnum UNION ALL SELECT 16589, 2 UNION ALL SELECT 16589, 3 UNION ALL SELECT 16575, 3 UNION ALL SELECT 16748, 5 UNION ALL SELECT 16748, 4 UNION ALL SELECT 16748, 9 UNION ALL SELECT 16748, 10 UNION ALL SELECT 16748, 14 UNION ALL SELECT 16493, 1) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16575,16589,16748)

-- exports.Value ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16799 AS oid , 9 AS attnum UNION ALL SELECT 16493, 1 UNION ALL SELECT 16493, 2 UNION ALL SELECT 16799, 8 UNION ALL SELECT 16589, 2 UNION ALL SELECT 16589, 3 UNION ALL SELECT 16835, 1 UNION ALL SELECT 16835, 3) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16799,16589,16835)

-- families.FamilyInvitations (2950, 1184)
delete from family_invitation using passholder
where digest = $1 and ends_at > $2 and passholder.id = owner_id
returning passholder.uid

-- families.FamilyInvitations (1184)
delete from family_invitation where ends_at <= $1

-- families.FamilyInvitations (1043)
delete from family_invitation where owner_id = (select id from passholder where uid = $1)

-- families.FamilyInvitations (2950, 20, 1184, 1184, 20, 1184, 23)
insert into family_invitation (digest, owner_id, made_at, ends_at)
select $1, $2, $3, $4
where (select count(*) from family_invitation where owner_id = $5 and ends_at > $6) < $7

-- families.FamilyInvitations (1043, 1184)
select made_at, ends_at from family_invitation join passholder on passholder.id = owner_id
where uid = $1 and ends_at > $2
order by made_at

-- families.FamilyInvitations (2950, 1184)
select uid, first_name, second_name, name
from family_invitation join passholder on passholder.id = owner_id
where digest = $1 and ends_at > $2

-- families.FamilyReader (1043, 1043)
select member_id, member.uid, member.first_name, since, icon, shares_history, shares_rewards
from family_member
join passholder member on member.id = member_id
join passholder owner on owner.id = owner_id
where owner.uid = $1
and member.uid = $2

-- families.FamilyReader (1043)
select member_id, member.uid, member.first_name, since, icon, shares_history, shares_rewards
from family_member
join passholder member on member.id = member_id
join passholder owner on owner.id = owner_id
where owner.uid = $1
order by since, member_id

-- families.FamilyReader (1043)
select owner.uid, owner.first_name, owner.second_name, owner.name, since, shares_history, shares_rewards
from family_member
join passholder member on member.id = member_id
join passholder owner on owner.id = owner_id
where member.uid = $1

-- families.FamilyRegister (1043, 1043)
delete from family_member
where member_id = (select id from passholder where uid = $1)
  and owner_id = (select id from passholder where uid = $2)

-- families.FamilyRegister (20)
select count(*) from family_member where owner_id = $1

-- families.FamilyRegister (1043)
select date_of_birth from passholder where uid = $1

-- families.FamilyRegister (1043)
select id from passholder where uid = $1 for no key update

-- families.FamilyRegister (1043)
select owner_id from family_member join passholder on passholder.id = member_id where uid = $1

-- families.FamilyRegister (1043, 1043, 1043)
update family_member set icon = $1
where member_id = (select id from passholder where uid = $2)
  and owner_id = (select id from passholder where uid = $3)

-- families.FamilyRegister (16, 16, 1043, 16, 16)
update family_member set shares_history = $1, shares_rewards = $2
where member_id = (select id from passholder where uid = $3)
  and (shares_history, shares_rewards) is distinct from ($4, $5)

-- families.FamilyRegister (20, 1184, 1043, 16, 16, 1043)
with added as (
    insert into family_member (member_id, owner_id, since, icon, shares_history, shares_rewards)
    select id, $1, $2, $3, $4, $5 from passholder where uid = $6
    on conflict (member_id) do nothing
    returning member_id, since, icon, shares_history, shares_rewards
)
select added.*, uid, first_name from added join passholder on passholder.id = member_id

-- idempotency.IdempotencyRecords (20, 20)
delete from kept_answer where passholder_id = $1 and redemption_id = $2

-- idempotency.IdempotencyRecords (1016)
delete from kept_answer where passholder_id = any($1)

-- idempotency.IdempotencyRecords (1184)
delete from kept_answer where repeats_until <= $1

-- idempotency.IdempotencyRecords (1009, 1009, 2951, 1016, 1016, 1016, 1009, 1016, 1184)
insert into kept_answer (
    consumer_key, key, request, passholder_id, checkin_id, redemption_id, outcome, repeats_until)
select consumer_key, key, request, passholder_id, checkin_id, redemption_id, outcome::jsonb,
       'epoch'::timestamptz + until_us * interval '1 microsecond'
from unnest($1::text[], $2::text[], $3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[], $8::bigint[])
    as kept (consumer_key, key, request, passholder_id, checkin_id, redemption_id, outcome, until_us)
order by 1, 2
on conflict (consumer_key, key) do update
set request = excluded.request, passholder_id = excluded.passholder_id, checkin_id = excluded.checkin_id,
    redemption_id = excluded.redemption_id, outcome = excluded.outcome, body = null,
    repeats_until = excluded.repeats_until
where kept_answer.repeats_until <= $9

-- idempotency.IdempotencyRecords (1009, 1009, 1184)
select consumer_key, key, request, outcome, body
from unnest($1::text[], $2::text[]) as asked (consumer_key, key)
join kept_answer using (consumer_key, key)
where repeats_until is null or repeats_until > $3

-- identity.AccessTokens (1043)
select exists (select from request_token where token = $1 and decided_at is null)

-- identity.AccessTokens (1043, 2950, 1184, 1043, 1043, 1184, 0)
with used as (
    delete from request_token
    using app_user
    where request_token.token = $1
      and request_token.verifier = $2
      and request_token.expires_at > $3
      and app_user.id = request_token.user_id
      and app_user.disabled_at is null
    returning request_token.consumer_key, request_token.user_id, request_token.extra, app_user.uid
), issued as (
    insert into access_token (token, secret, consumer_key, user_id, issued_at, expires_at)
    select $4, $5, consumer_key, user_id, $6, $7 from used
)
select uid, extra, consumer_key from used

-- identity.AccessTokens (1043, 2950, 1184, 1043, 1043, 1184, 1184)
with used as (
    delete from request_token
    using app_user
    where request_token.token = $1
      and request_token.verifier = $2
      and request_token.expires_at > $3
      and app_user.id = request_token.user_id
      and app_user.disabled_at is null
    returning request_token.consumer_key, request_token.user_id, request_token.extra, app_user.uid
), issued as (
    insert into access_token (token, secret, consumer_key, user_id, issued_at, expires_at)
    select $4, $5, consumer_key, user_id, $6, $7 from used
)
select uid, extra, consumer_key from used

-- identity.ConsumerList (1043, 1043, 1043)
select count(*) from consumer where (key = $1 or ($2 = '' or strpos(folded(consumer.name), (select folded($3))) > 0))

-- identity.ConsumerList (1043, 1043, 1043, 23, 20)
select key, consumer.name, revoked_at, exists (select from counter where consumer_key = key) as of_counter
 from consumer where (key = $1 or ($2 = '' or strpos(folded(consumer.name), (select folded($3))) > 0)) order by folded(consumer.name) desc, key desc limit $4 offset $5

-- identity.ConsumerList (1043, 1043, 1043, 23, 20)
select key, consumer.name, revoked_at, exists (select from counter where consumer_key = key) as of_counter
 from consumer where (key = $1 or ($2 = '' or strpos(folded(consumer.name), (select folded($3))) > 0)) order by folded(consumer.name), key limit $4 offset $5

-- identity.ConsumerList (1043, 1043, 1043, 23, 20)
select key, consumer.name, revoked_at, exists (select from counter where consumer_key = key) as of_counter
 from consumer where (key = $1 or ($2 = '' or strpos(folded(consumer.name), (select folded($3))) > 0)) order by revoked_at is not null desc, revoked_at desc, folded(consumer.name) desc, key desc limit $4 offset $5

-- identity.ConsumerRegister (1043)
delete from request_token where consumer_key = $1

-- identity.ConsumerRegister (1009, 1009, 1009)
insert into consumer (key, secret, name) select * from unnest($1::text[], $2::text[], $3::text[])
order by 1
on conflict (key) do nothing

-- identity.ConsumerRegister (1043, 1043, 1043)
insert into consumer (key, secret, name) values ($1, $2, $3)

-- identity.ConsumerRegister (1043)
select exists (select from consumer where key = $1 and revoked_at is null)

-- identity.ConsumerRegister (1043)
select exists (select from consumer where key = $1)

-- identity.ConsumerRegister (1043)
select key, name, callback, revoked_at, previous_secret_until,
       array(select permission from consumer_permission where consumer_key = key order by 1) as permissions,
       array(select host from consumer_callback_host where consumer_key = key order by 1) as hosts
from consumer
where key = $1

-- identity.ConsumerRegister (1043, 1043, 1043, 23)
select key, name, callback, revoked_at, previous_secret_until,
       array(select permission from consumer_permission where consumer_key = key order by 1) as permissions,
       array(select host from consumer_callback_host where consumer_key = key order by 1) as hosts
from consumer
where key > $1 and (strpos(folded(name), folded($2)) > 0 or key = $3)
order by key limit $4

-- identity.ConsumerRegister (1043)
select true from pg_notify($1, '')

-- identity.ConsumerRegister (1184, 1043)
update access_token set revoked_at = $1 where consumer_key = $2 and revoked_at is null

-- identity.ConsumerRegister (0, 1184, 0, 0, 1184, 1043, 1043, 0, 1184)
update consumer
set previous_secret = case when $1::timestamptz is not null then secret
                           when previous_secret_until > $2 then previous_secret end,
    previous_secret_until = case when $3::timestamptz is not null then $4
                                 when previous_secret_until > $5 then previous_secret_until end,
    secret = $6
where key = $7 and revoked_at is null
  and ($8::timestamptz is null or previous_secret_until is null or previous_secret_until <= $9)

-- identity.ConsumerRegister (1184, 1184, 1184, 1184, 1184, 1043, 1043, 1184, 1184)
update consumer
set previous_secret = case when $1::timestamptz is not null then secret
                           when previous_secret_until > $2 then previous_secret end,
    previous_secret_until = case when $3::timestamptz is not null then $4
                                 when previous_secret_until > $5 then previous_secret_until end,
    secret = $6
where key = $7 and revoked_at is null
  and ($8::timestamptz is null or previous_secret_until is null or previous_secret_until <= $9)

-- identity.ConsumerRegister (1043, 1184)
update consumer set previous_secret = null, previous_secret_until = null
where key = $1 and revoked_at is null and previous_secret_until > $2

-- identity.ConsumerRegister (1184, 1043)
update consumer set revoked_at = $1, previous_secret = null, previous_secret_until = null
where key = $2 and revoked_at is null

-- identity.ConsumerRegister (1184, 1043)
update consumer set suspended_at = $1 where key = $2 and suspended_at is null

-- identity.ConsumerRegister (1043)
update consumer set suspended_at = null where key = $1

-- identity.ConsumerRights (1043, 1015)
delete from consumer_callback_host where consumer_key = $1 and host <> all($2)

-- identity.ConsumerRights (1043, 1043)
delete from consumer_permission where consumer_key = $1 and permission = $2

-- identity.ConsumerRights (1043, 1043)
insert into consumer_callback_host (consumer_key, host) values ($1, $2) on conflict do nothing

-- identity.ConsumerRights (1043, 1043)
insert into consumer_permission (consumer_key, permission) values ($1, $2) on conflict do nothing

-- identity.ConsumerRights (1043)
select true from pg_notify($1, '')

-- identity.ConsumerRights (1043, 1043)
update consumer set callback = $1 where key = $2

-- identity.Profiles (1043)
select uid, nick, given_name, family_name, email from app_user where uid = $1 and disabled_at is null

-- identity.RegisteredPlaces (1043)
select host, any_port, callback
from consumer
join consumer_callback_host on consumer_callback_host.consumer_key = consumer.key
where consumer.key = $1

-- identity.RegisteredPlaces ()
select host, any_port, callback
from consumer_callback_host
join consumer on consumer.key = consumer_callback_host.consumer_key and consumer.revoked_at is null

-- identity.RequestTokens (1184)
delete from request_token where expires_at < $1

-- identity.RequestTokens (1043, 1043, 1043, 1043, 1043, 1184)
insert into request_token (token, secret, consumer_key, callback, extra, expires_at)
values ($1, $2, $3, $4, $5, $6)

-- identity.RequestTokens (1043)
select callback from consumer where key = $1

-- identity.StoredCredentials (1043, 1043)
select consumer.key,
       consumer.name,
       consumer.secret as consumer_secret,
       consumer.previous_secret,
       consumer.previous_secret_until,
       consumer.suspended_at is not null as consumer_suspended,
       array(select permission from consumer_permission where consumer_key = consumer.key) as permissions,
              access_token.token,
       access_token.secret as token_secret,
       access_token.consumer_key as token_consumer_key,
       access_token.expires_at,
       access_token.revoked_at is not null or app_user.disabled_at is not null as token_revoked,
       app_user.id as user_id,
       app_user.uid,
       app_user.nick

from (values ($1, $2)) asked (consumer_key, token)
left join consumer on consumer.key = asked.consumer_key and consumer.revoked_at is null
left join access_token on access_token.token = asked.token
left join app_user on app_user.id = access_token.user_id

-- identity.StoredCredentials (1043, 1043)
select consumer.key,
       consumer.name,
       consumer.secret as consumer_secret,
       consumer.previous_secret,
       consumer.previous_secret_until,
       consumer.suspended_at is not null as consumer_suspended,
       array(select permission from consumer_permission where consumer_key = consumer.key) as permissions,
              request_token.token,
       request_token.secret as token_secret,
       request_token.consumer_key as token_consumer_key,
       request_token.expires_at,
       false as token_revoked,
       null::bigint as user_id,
       null as uid,
       null as nick

from (values ($1, $2)) asked (consumer_key, token)
left join consumer on consumer.key = asked.consumer_key and consumer.revoked_at is null
left join request_token on request_token.token = asked.token

-- identity.StoredNonces (20)
delete from oauth_nonce where signed_at_s < $1

-- identity.StoredNonces (1016, 2951)
insert into oauth_nonce (signed_at_s, digest)
select signed_at_s, digest
from unnest($1::bigint[], $2::uuid[]) as claimed (signed_at_s, digest)
order by signed_at_s, digest
on conflict do nothing
returning signed_at_s, digest

-- identity.StoredNonces (1016, 2951)
with hasty as (
    select set_config('synchronous_commit', 'off', true)
)
insert into oauth_nonce (signed_at_s, digest)
select signed_at_s, digest
from unnest($1::bigint[], $2::uuid[]) as claimed (signed_at_s, digest), hasty
order by signed_at_s, digest
on conflict do nothing
returning signed_at_s, digest

-- identity.StoredSecrets ()
select key as id, secret as secret from consumer where secret not like 'sealed:%'

-- identity.StoredSecrets ()
select token as id, secret as secret from access_token where secret not like 'sealed:%'

-- identity.StoredSecrets (1043, 1043, 1043)
update access_token set secret = $1 where token = $2 and secret = $3

-- identity.StoredSecrets (1043, 1043, 1043)
update consumer set secret = $1 where key = $2 and secret = $3

-- identity.TokenList (1043, 1043, 1043, 1043, 1043, 1043, 2950)
select access_token.token, consumer.name as application, app_user.nick, access_token.issued_at,
access_token.expires_at, access_token.revoked_at,
case when (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '') then null else coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick) end as person from access_token
join consumer on consumer.key = access_token.consumer_key
join app_user on app_user.id = access_token.user_id
where ($1 = '' or access_token.consumer_key = $2) and ($3 = '' or app_user.uid = $4) and
($5 = '' or strpos(folded(concat_ws(' ', consumer.name, given_name, family_name, nick)), (select folded($6))) > 0) and encode(substring(sha256(convert_to(access_token.token, 'UTF8')) for 16), 'hex')::uuid = $7

-- identity.TokenList (1043, 1043, 1043, 1043, 1043, 1043, 23, 20)
select access_token.token, consumer.name as application, app_user.nick, access_token.issued_at,
access_token.expires_at, access_token.revoked_at,
case when (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '') then null else coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick) end as person from access_token
join consumer on consumer.key = access_token.consumer_key
join app_user on app_user.id = access_token.user_id
where ($1 = '' or access_token.consumer_key = $2) and ($3 = '' or app_user.uid = $4) and
($5 = '' or strpos(folded(concat_ws(' ', consumer.name, given_name, family_name, nick)), (select folded($6))) > 0) order by access_token.issued_at desc, access_token.token desc limit $7 offset $8

-- identity.TokenList (1043, 1043, 1043, 1043, 1043, 1043, 23, 20)
select access_token.token, consumer.name as application, app_user.nick, access_token.issued_at,
access_token.expires_at, access_token.revoked_at,
case when (app_user.nick = app_user.uid and app_user.email is null and app_user.disabled_at is not null
 and app_user.given_name || app_user.family_name = '') then null else coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick) end as person from access_token
join consumer on consumer.key = access_token.consumer_key
join app_user on app_user.id = access_token.user_id
where ($1 = '' or access_token.consumer_key = $2) and ($3 = '' or app_user.uid = $4) and
($5 = '' or strpos(folded(concat_ws(' ', consumer.name, given_name, family_name, nick)), (select folded($6))) > 0) order by folded(coalesce(nullif(btrim(app_user.given_name || ' ' || app_user.family_name), ''), app_user.nick)) desc, access_token.issued_at desc, access_token.token desc limit $7 offset $8

-- identity.TokenList (1043, 1043, 1043, 1043, 1043, 1043)
select count(*) from access_token
join consumer on consumer.key = access_token.consumer_key
join app_user on app_user.id = access_token.user_id
where ($1 = '' or access_token.consumer_key = $2) and ($3 = '' or app_user.uid = $4) and
($5 = '' or strpos(folded(concat_ws(' ', consumer.name, given_name, family_name, nick)), (select folded($6))) > 0)

-- identity.Tokens (1043, 1043, 1184, 1043, 20)
insert into access_token (token, secret, consumer_key, user_id, issued_at)
select $1, $2, consumer.key, app_user.id, $3
from consumer, app_user
where consumer.key = $4 and consumer.revoked_at is null and app_user.id = $5 and app_user.disabled_at is null

-- identity.Tokens (1043, 1043, 1043, 1043, 1043, 1043, 23)
select access_token.token, access_token.consumer_key, consumer.name as consumer_name, app_user.uid, app_user.nick,
       access_token.issued_at, access_token.expires_at, access_token.revoked_at
from access_token
join consumer on consumer.key = access_token.consumer_key
join app_user on app_user.id = access_token.user_id
where access_token.token > $1
  and ($2 = '' or access_token.consumer_key = $3)
  and ($4 = '' or app_user.uid = $5 or lower(app_user.nick) = lower($6))
order by access_token.token
limit $7

-- identity.Tokens (1043)
select exists (select from access_token where token = $1)

-- identity.Tokens (1184, 1043)
update access_token set revoked_at = $1
from app_user
where app_user.id = access_token.user_id and access_token.token = $2 and access_token.revoked_at is null
returning access_token.consumer_key, app_user.uid

-- identity.UserAuthorization (1043, 1184)
delete from request_token where token = $1 and expires_at > $2 and decided_at is null

-- identity.UserAuthorization (1043, 1184)
select request_token.callback, consumer.key,
       consumer.name,
       consumer.secret as consumer_secret,
       consumer.previous_secret,
       consumer.previous_secret_until,
       consumer.suspended_at is not null as consumer_suspended,
       array(select permission from consumer_permission where consumer_key = consumer.key) as permissions
from request_token
join consumer on consumer.key = request_token.consumer_key and consumer.revoked_at is null
where request_token.token = $1 and request_token.expires_at > $2 and request_token.decided_at is null

-- identity.UserAuthorization (1184, 20, 2950, 1043, 1184)
update request_token
set decided_at = $1, user_id = $2, verifier = $3
where token = $4 and expires_at > $5 and decided_at is null

-- identity.UserReference (1043, 1043, 1043, 1043, 1043, 1043, 1043, 23)
with named as (
    select id, uid, nick, concat_ws(' ', nullif(given_name, ''), nullif(family_name, '')) as name,
           coalesce(email, '') as email,
           case when uid = $1 then 1
                when lower(nick) = lower(btrim($2)) then 2
                when lower(email) = lower(btrim($3)) then 3
                else 4 end as way
    from app_user
    where uid = $4 or lower(nick) = lower(btrim($5)) or lower(email) = lower(btrim($6))
       or (disabled_at is null and given_name || family_name <> ''
           and folded(btrim(regexp_replace($7, '\s+', ' ', 'g'))) in (folded(btrim(regexp_replace(given_name || ' ' || family_name, '\s+', ' ', 'g'))), folded(btrim(regexp_replace(family_name || ' ' || given_name, '\s+', ' ', 'g')))))
)
select id, uid, nick, name, email from named
where way = (select min(way) from named)
order by lower(name), lower(nick)
limit $8

-- identity.UserTokens (20)
delete from access_token where user_id = $1

-- identity.UserTokens (20)
delete from request_token where user_id = $1

-- identity.UserTokens (20, 1043)
delete from request_token where user_id = $1 and consumer_key = $2

-- identity.UserTokens (1184, 20)
update access_token set revoked_at = $1 where user_id = $2 and revoked_at is null

-- identity.UserTokens (1184, 20, 1043)
update access_token set revoked_at = $1 where user_id = $2 and revoked_at is null
 and consumer_key = $3

-- imports.ImportRun ()
create temporary table incoming (line bigint not null, cdbid text, title text, organiser text, organiser_name text, location text, location_name text,
calendar jsonb, points integer, limit_volume smallint, limit_period text, limit_chosen boolean, city text,
description text, availability text, source_host text) on commit drop

-- imports.ImportRun ()
create temporary table incoming (line bigint not null, id bigint, kind text, title text, description1 text, description2 text, points integer, in_spotlight boolean, published_from timestamptz, published_to timestamptz, redeemable_from timestamptz, redeemable_to timestamptz, max_units integer, limit_volume smallint, limit_period text, owner bigint, granted_from timestamptz, granted_to timestamptz, card_systems bigint[], cities text[], counters text[], pictures text[]) on commit drop

-- imports.ImportRun ()
create temporary table incoming (line bigint not null, key text, secret text, name text, organisation text, organisation_name text, kind text, street text, house_number text,
box text, postal_code text, city text, city_part text, telephone text, contact_person text, email text,
visible boolean, school boolean, group_systems bigint[], group_names text[]) on commit drop

-- imports.ImportRun ()
create temporary table incoming (line bigint not null, number text, chip text, card_system_id bigint, status text, counter text) on commit drop

-- imports.ImportRun ()
create temporary table incoming (line bigint not null, uid text, first_name text, name text, city text, second_name text, date_of_birth date, gender text, street text,
house_number text, box text, postal_code text, email text, telephone text, gsm text, nationality text,
place_of_birth text, more_info text, foreign_city text, country text, verified boolean, opt_in_service_mails boolean, opt_in_milestone_mails boolean,
opt_in_info_mails boolean, opt_in_sms boolean, opt_in_post boolean, school text, registered_at text,
created_at timestamptz, card_system_id bigint, social_tariff_until date, membership text, member_since timestamptz,
cards text[]) on commit drop

-- imports.ImportRun ()
select count(*) from incoming
where not exists (select from card where card.number = incoming.number)

-- imports.ImportRun ()
select count(*) from incoming
where not exists (select from counter where consumer_key = incoming.key)

-- imports.ImportRun ()
select count(*) from incoming
where not exists (select from reward where reward.id = incoming.id)

-- imports.ImportRun ()
select count(distinct cdbid) from incoming
where title is not null and not exists (select from event where event.cdbid = incoming.cdbid)

-- imports.ImportRun ()
select count(distinct uid) from incoming
where not exists (select from passholder where passholder.uid = incoming.uid)

-- imports.ImportRun ()
select incoming.line, 'the passholder ' || uid || ' has another name, address or detail on line ' || first.line as reason
from (select line, uid, row(first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school) as details from incoming) incoming
join (select distinct on (uid) line, uid, row(first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school) as details from incoming order by uid, line) first using (uid)
where incoming.details is distinct from first.details
 order by line limit 1000

-- imports.ImportRun ()
select line,
       'event ' || cdbid || ': the event of this id here was ' || case
           when event.source = 'LOCAL' then 'not made at UiTdatabank'
           else 'made at ' || event.source_host
       end || ', and stays as it is' as reason
from incoming join event using (cdbid)
where event.source = 'LOCAL' or incoming.source_host <> event.source_host
 order by line limit 1000

-- imports.ImportRun ()
select line,
       'the card ' || named || ' is for people ' || case when for_tariff then 'with' else 'without' end
           || ' a social tariff' as reason
from incoming
cross join unnest(cards) as named
join card
    on card.number = named and card.card_system_id = incoming.card_system_id and card.passholder_id is null
    and card.group_pass_id is null and card.status not in ('BLOCKED', 'DELETED')
cross join lateral (select substr(named, 12, 1) = '1') as made (for_tariff)
left join passholder using (uid)
left join membership
    on membership.passholder_id = passholder.id and membership.card_system_id = incoming.card_system_id
where for_tariff <> (coalesce(incoming.social_tariff_until, membership.social_tariff_until) is not null)
 order by line limit 1000

-- imports.ImportRun ()
select line,
       'the reward ' || id || ' was redeemed, so that its points cannot become 0, nor more than 0 if they are' as reason
from incoming join reward using (id)
where reward.kind <> incoming.kind and exists (select from redemption where reward_id = incoming.id)
 order by line limit 1000

-- imports.ImportRun ()
select line,
       case when card.card_system_id <> incoming.card_system_id
                then 'the card ' || card.number || ' belongs to card system ' || card.card_system_id
            when card.passholder_id is not null or card.group_pass_id is not null
                then 'the card ' || card.number || ' is somebody else''s'
            else 'the card ' || card.number || ' is ' || card.status end as reason
from incoming
cross join unnest(cards) as named
join card on card.number = named
left join passholder holder on holder.id = card.passholder_id
where card.card_system_id <> incoming.card_system_id
   or (card.passholder_id is not null and holder.uid <> incoming.uid)
   or card.group_pass_id is not null
   or (card.passholder_id is null and card.status in ('BLOCKED', 'DELETED'))
 order by line limit 1000

-- imports.ImportRun ()
select line,
       case when card.chip <> incoming.chip then 'the card ' || number || ' has another chip'
            else 'the card ' || number || ' belongs to card system ' || card.card_system_id end as reason
from incoming join card using (number)
where card.chip <> incoming.chip or card.card_system_id <> incoming.card_system_id
 order by line limit 1000

-- imports.ImportRun ()
select line, 'event ' || cdbid || ': comes with other data before' as reason
from (
    select line, cdbid, row(title, organiser, organiser_name, location, location_name, calendar, city, description, availability, source_host) as this, first_value(row(title, organiser, organiser_name, location, location_name, calendar, city, description, availability, source_host)) over (partition by cdbid order by line) as first
    from incoming
    where title is not null
) compared
where this is distinct from first
 order by line limit 1000

-- imports.ImportRun ()
select line, 'event ' || cdbid || ': its location ' || location || ' has no name, and none is known here' as reason
from incoming
where location is not null
  and not exists (select from organisation where external_id = incoming.location)
  and not exists (select from (select organiser as external_id, organiser_name as name, line from incoming where organiser_name is not null
union all
select location, location_name, line from incoming where location is not null and location_name is not null
) named where named.external_id = incoming.location)
 order by line limit 1000

-- imports.ImportRun ()
select line, 'event ' || cdbid || ': its organiser ' || organiser || ' has no name, and none is known here' as reason
from incoming
where organiser is not null
  and not exists (select from organisation where external_id = incoming.organiser)
  and not exists (select from (select organiser as external_id, organiser_name as name, line from incoming where organiser_name is not null
union all
select location, location_name, line from incoming where location is not null and location_name is not null
) named where named.external_id = incoming.organiser)
 order by line limit 1000

-- imports.ImportRun ()
select line, 'event ' || cdbid || ': there is no organisation ' || location || ', and the file does not name it (locationName)' as reason
from incoming
where location is not null
  and not exists (select from organisation where external_id = incoming.location)
  and not exists (select from (select organiser as external_id, organiser_name as name, line from incoming where organiser_name is not null
union all
select location, location_name, line from incoming where location is not null and location_name is not null
) named where named.external_id = incoming.location)
 order by line limit 1000

-- imports.ImportRun ()
select line, 'event ' || cdbid || ': there is no organisation ' || organiser || ', and the file does not name it (organiserName)' as reason
from incoming
where organiser is not null
  and not exists (select from organisation where external_id = incoming.organiser)
  and not exists (select from (select organiser as external_id, organiser_name as name, line from incoming where organiser_name is not null
union all
select location, location_name, line from incoming where location is not null and location_name is not null
) named where named.external_id = incoming.organiser)
 order by line limit 1000

-- imports.ImportRun ()
select line, 'of the reward ' || id || ' ' || units_taken || ' units are taken already' as reason
from incoming join reward using (id)
where incoming.max_units < units_taken
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the application ' || incoming.key || ' has been revoked, for good' as reason
from incoming join consumer using (key)
where revoked_at is not null
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the card ' || card || ' stands on line ' || first || ' too' as reason
from (select line, card, min(line) over (partition by card) as first from incoming, unnest(cards) as card) numbered
where line <> first
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the card ' || number || ' is ' || card.status || ' and no counter''s to hand out' as reason
from incoming join card using (number)
where incoming.counter is not null
  and (num_nonnulls(card.passholder_id, card.group_pass_id) > 0 or card.status in ('ACTIVE', 'BLOCKED', 'DELETED'))
  and card.counter_id is distinct from (select id from counter where consumer_key = incoming.counter)
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the chip ' || chip || ' is that of the card ' || card.number as reason
from incoming join card using (chip)
where card.number <> incoming.number
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the chip ' || chip || ' stands on line ' || first || ' too' as reason
from (select line, chip, min(line) over (partition by chip) as first from incoming) numbered
where line <> first
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the counter ' || key || ' stands on line ' || first || ' too' as reason
from (select line, key, min(line) over (partition by key) as first from incoming) numbered
where line <> first
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the event ' || cdbid || ' stands on line ' || first || ' too' as reason
from (select line, cdbid, min(line) over (partition by cdbid) as first from incoming) numbered
where line <> first
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the number ' || number || ' stands on line ' || first || ' too' as reason
from (select line, number, min(line) over (partition by number) as first from incoming) numbered
where line <> first
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the passholder ' || uid || ' has card system ' || card_system_id || ' on line ' || first || ' too' as reason
from (select line, uid, card_system_id, min(line) over (partition by uid, card_system_id) as first from incoming) numbered
where line <> first and card_system_id is not null
 order by line limit 1000

-- imports.ImportRun ()
select line, 'the reward ' || id || ' stands on line ' || first || ' too' as reason
from (select line, id, min(line) over (partition by id) as first from incoming) numbered
where line <> first
 order by line limit 1000

-- imports.ImportRun ()
select line, 'there is no ' || kind || ' ' || key as reason
from incoming, (values ('counter'), ('school')) kinds (kind),
     lateral (select case kind when 'school' then incoming.school else incoming.registered_at end as key) named
where key is not null
  and not exists (select from counter where consumer_key = key and (kind = 'counter' or counter.school))
 order by line limit 1000

-- imports.ImportRun ()
select line, 'there is no card ' || named || '; import cards first' as reason
from incoming cross join unnest(cards) as named
left join card on card.number = named
where card.number is null
 order by line limit 1000

-- imports.ImportRun ()
select line, 'there is no card system ' || incoming.card_system_id as reason
from incoming left join card_system on card_system.id = incoming.card_system_id
where card_system.id is null
 order by line limit 1000

-- imports.ImportRun ()
select line, 'there is no card system ' || incoming.card_system_id as reason
from incoming left join card_system on card_system.id = incoming.card_system_id
where incoming.card_system_id is not null and card_system.id is null
 order by line limit 1000

-- imports.ImportRun ()
select line, 'there is no card system ' || named as reason
from incoming, unnest(card_systems || owner) as named
where named is not null and not exists (select from card_system where id = named)
 order by line limit 1000

-- imports.ImportRun ()
select line, 'there is no card system ' || named as reason
from incoming, unnest(group_systems) as named
where not exists (select from card_system where id = named)
 order by line limit 1000

-- imports.ImportRun ()
select line, 'there is no counter ' || incoming.counter as reason
from incoming left join counter on counter.consumer_key = incoming.counter
where incoming.counter is not null and counter.id is null
 order by line limit 1000

-- imports.ImportRun ()
select line, 'there is no counter ' || named as reason
from incoming, unnest(counters) as named
where not exists (select from counter where consumer_key = named)
 order by line limit 1000

-- imports.ImportRun ()
select line, 'there is no permission group ' || named as reason
from incoming, unnest(group_names) as named
where not exists (select from permission_group where name = named)
 order by line limit 1000

-- imports.ImportRun ()
select line, incoming.key || ' is a check-in device' as reason
from incoming join device on device.consumer_key = incoming.key
 order by line limit 1000

-- imports.ImportRun ()
select true from pg_advisory_xact_lock(hashtext('spaarpunt import'))

-- imports.ImportRun ()
with flawed as materialized (select line,
       'event ' || cdbid || ': the event of this id here was ' || case
           when event.source = 'LOCAL' then 'not made at UiTdatabank'
           else 'made at ' || event.source_host
       end || ', and stays as it is' as reason
from incoming join event using (cdbid)
where event.source = 'LOCAL' or incoming.source_host <> event.source_host
),
gone as (delete from incoming where line in (select line from flawed))
select line, reason from flawed order by line

-- imports.ImportRun ()
with flawed as materialized (select line, 'event ' || cdbid || ': comes with other data before' as reason
from (
    select line, cdbid, row(title, organiser, organiser_name, location, location_name, calendar, city, description, availability, source_host) as this, first_value(row(title, organiser, organiser_name, location, location_name, calendar, city, description, availability, source_host)) over (partition by cdbid order by line) as first
    from incoming
    where title is not null
) compared
where this is distinct from first
),
gone as (delete from incoming where line in (select line from flawed))
select line, reason from flawed order by line

-- imports.ImportRun ()
with flawed as materialized (select line, 'event ' || cdbid || ': its location ' || location || ' has no name, and none is known here' as reason
from incoming
where location is not null
  and not exists (select from organisation where external_id = incoming.location)
  and not exists (select from (select organiser as external_id, organiser_name as name, line from incoming where organiser_name is not null
union all
select location, location_name, line from incoming where location is not null and location_name is not null
) named where named.external_id = incoming.location)
),
gone as (delete from incoming where line in (select line from flawed))
select line, reason from flawed order by line

-- imports.ImportRun ()
with flawed as materialized (select line, 'event ' || cdbid || ': its organiser ' || organiser || ' has no name, and none is known here' as reason
from incoming
where organiser is not null
  and not exists (select from organisation where external_id = incoming.organiser)
  and not exists (select from (select organiser as external_id, organiser_name as name, line from incoming where organiser_name is not null
union all
select location, location_name, line from incoming where location is not null and location_name is not null
) named where named.external_id = incoming.organiser)
),
gone as (delete from incoming where line in (select line from flawed))
select line, reason from flawed order by line

-- imports.ImportUploads (20, 20, 23)
delete from import_upload
where app_user_id = $1
  and id not in (select id from import_upload where app_user_id = $2 order by uploaded_at desc limit $3)

-- imports.ImportUploads (2950, 20)
delete from import_upload where id = $1 and app_user_id = $2

-- imports.ImportUploads (1184)
delete from import_upload where uploaded_at <= $1

-- imports.ImportUploads (2950, 20, 1043, 20, 1043, 1184)
insert into import_upload (id, app_user_id, kind, card_system_id, file_name, uploaded_at)
values ($1, $2, $3, $4, $5, $6)

-- imports.ImportUploads (2950, 23, 17)
insert into import_upload_part (import_upload_id, number, content) values ($1, $2, $3)

-- imports.ImportUploads (2950, 20)
select * from import_upload where id = $1 and app_user_id = $2 and digest is not null

-- imports.ImportUploads (2950, 20)
select * from import_upload where id = $1 and app_user_id = $2 and digest is not null
 for update

-- imports.ImportUploads (2950, 23)
select content from import_upload_part where import_upload_id = $1 and number = $2

-- imports.ImportUploads (1043, 0, 20, 20, 20, 20, 20, 16, 1016, 1015, 2950)
update import_upload
set digest = $1, imported_at = $2, lines = $3, added = $4, changes = $5,
    left_away = $6, skipped = $7, refused = $8, flaw_lines = $9,
    flaw_reasons = $10
where id = $11 and imported_at is null

-- imports.ImportUploads (1043, 1184, 20, 20, 20, 20, 20, 16, 1016, 1015, 2950)
update import_upload
set digest = $1, imported_at = $2, lines = $3, added = $4, changes = $5,
    left_away = $6, skipped = $7, refused = $8, flaw_lines = $9,
    flaw_reasons = $10
where id = $11 and imported_at is null

-- imports.Imports (1043)
select true from pg_notify($1, '')

-- lookups.BudgetUse (1184)
delete from budget_use where ends_at < $1

-- lookups.BudgetUse (23, 1015, 1016, 1007, 23, 1015, 1007)
insert into budget_use as present (budget, ends_at, used)
select budget, to_timestamp(ends_at), $1
from unnest($2, $3, $4) asked (budget, ends_at, most)
where $5 <= most
order by budget
on conflict (budget, ends_at) do update set used = present.used + excluded.used
where present.used + excluded.used <= (
    select most from unnest($6, $7) asked (budget, most) where asked.budget = present.budget
)
returning budget

-- lookups.BudgetUse (1043, 1184, 1184)
insert into budget_use as present (budget, ends_at, used, exhausted_at) values ($1, $2, 0, $3)
on conflict (budget, ends_at) do update set exhausted_at = excluded.exhausted_at where present.exhausted_at is null

-- lookups.BudgetUse (23, 1043, 1184)
update budget_use set used = greatest(used - $1, 0) where budget = $2 and ends_at = $3

-- lookups.Lookups (1184)
delete from foreign_read where read_at < $1

-- lookups.Lookups (1043, 1184, 1016, 1184)
insert into foreign_read as present (passholder_id, reader, read_at)
select id, $1, $2 from unnest($3) asked (id) order by id
on conflict (passholder_id, reader) do update set read_at = excluded.read_at where present.read_at <= $4
returning passholder_id

-- mail.Outbox (20)
delete from mail_outbox where id = $1

-- mail.Outbox (20)
delete from mail_outbox where user_id = $1

-- mail.Outbox (20, 20)
delete from mail_outbox where user_id = $1 or employee_id = $2

-- mail.Outbox (20, 1043, 1043, 1043, 1184, 1184)
insert into mail_outbox (passholder_id, recipient, subject, body, created_at, next_attempt_at)
values ($1, $2, $3, $4, $5, $6)

-- mail.Outbox (20, 1043, 1043, 1043, 1184, 1184, 1184)
insert into mail_outbox (user_id, recipient, subject, body, created_at, next_attempt_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7)

-- mail.Outbox (1184, 1184, 23)
update mail_outbox
set next_attempt_at = $1, attempts = attempts + 1
where id in (
    select id from mail_outbox where next_attempt_at <= $2 order by next_attempt_at limit $3 for update skip locked
)
returning id, user_id, recipient, subject, body, created_at, expires_at, attempts

-- mail.Outbox (1184, 20)
update mail_outbox set next_attempt_at = $1 where id = $2

-- oidc.Identities (20)
delete from user_identity where user_id = $1

-- oidc.Identities (20, 1043)
delete from user_identity where user_id = $1 and issuer = $2

-- oidc.Identities (20)
select id from app_user where id = $1 for update

-- oidc.Identities (1043)
select issuer from user_identity join app_user on app_user.id = user_id where uid = $1 order by issuer

-- oidc.Identities (1043)
select true from pg_notify($1, '')

-- oidc.UserIdentities (1043, 1043, 1043, 1043)
insert into user_identity (issuer, subject, user_id)
select $1, $2, id from app_user
where lower(email) = lower($3) and disabled_at is null
  and not exists (select from user_identity where issuer = $4 and user_id = app_user.id)
on conflict do nothing
returning (select uid from app_user where id = user_id)

-- oidc.UserIdentities (1043, 1043)
select user_id, disabled_at is null as enabled
from user_identity join app_user on app_user.id = user_identity.user_id
where issuer = $1 and subject = $2

-- openid.Authorizations (2950, 2950, 1043, 1043, 1043, 1184)
insert into oauth2_code (digest, grant_id, redirect_address, challenge, nonce, expires_at)
values ($1, $2, $3, $4, $5, $6)

-- openid.Authorizations (20, 1043, 1015, 1184)
insert into oauth2_consent (user_id, consumer_key, scopes, given_at)
values ($1, $2, $3::text[], $4)
on conflict (user_id, consumer_key) do update
set scopes = array(select distinct unnest(oauth2_consent.scopes || excluded.scopes)), given_at = excluded.given_at

-- openid.Authorizations (2950, 1043, 20, 1043, 1015, 1184, 16, 1184, 1184)
insert into oauth2_grant (
    id, consumer_key, user_id, session, scopes, authenticated_at, second_factor, started_at, ends_at)
values (
    $1, $2, $3, $4::uuid, $5::text[], $6, $7, $8, $9)

-- openid.Authorizations (2950, 1043, 20, 2950, 1015, 1184, 16, 1184, 1184)
insert into oauth2_grant (
    id, consumer_key, user_id, session, scopes, authenticated_at, second_factor, started_at, ends_at)
values (
    $1, $2, $3, $4::uuid, $5::text[], $6, $7, $8, $9)

-- openid.Authorizations (20, 1043, 1015)
select exists (
    select from oauth2_consent
    where user_id = $1 and consumer_key = $2 and scopes @> $3::text[])

-- openid.ClientRegister (1043)
delete from oauth2_client where consumer_key = $1

-- openid.ClientRegister (1043, 1043, 1015, 1015, 1015)
insert into oauth2_client (consumer_key, kind, grants, redirect_addresses, sign_out_addresses)
values ($1, $2, $3::text[], $4::text[], $5::text[])
on conflict (consumer_key) do update
set kind = excluded.kind, grants = excluded.grants, redirect_addresses = excluded.redirect_addresses,
    sign_out_addresses = excluded.sign_out_addresses

-- openid.ClientRegister (1043)
select consumer_key, kind, grants, redirect_addresses, sign_out_addresses from oauth2_client where consumer_key = $1

-- openid.ClientRegister (1043)
select true from pg_notify($1, '')

-- openid.Clients (1043)
select consumer_key, kind, grants, redirect_addresses, sign_out_addresses from oauth2_client where consumer_key = $1

-- openid.Clients ()
select consumer_key, kind, grants, redirect_addresses, sign_out_addresses from oauth2_client where kind = 'PUBLIC' order by consumer_key

-- openid.EndedGrants (1184)
delete from oauth2_grant where ends_at <= $1

-- openid.EndedGrants (1184)
delete from oauth2_refresh_token where replaced_at <= $1

-- openid.EndedGrants (1184)
delete from oauth2_revoked_token where expires_at <= $1

-- openid.People (20)
select app_user.id as user_id, app_user.uid, app_user.nick, app_user.given_name, app_user.family_name, app_user.email from app_user where id = $1 and disabled_at is null

-- openid.SigningKeys (1184)
delete from signing_key where signs_until <= $1

-- openid.SigningKeys (1043, 1043, 1184, 1184)
insert into signing_key (id, key, signs_from, signs_until) values ($1, $2, $3, $4)

-- openid.SigningKeys (1184)
select id, key, signs_until from signing_key where signs_until > $1 order by signs_from

-- openid.SigningKeys ()
select max(signs_until) from signing_key

-- openid.TokenGrants (2950)
delete from oauth2_grant where id = $1

-- openid.TokenGrants (2950, 2950, 1184)
insert into oauth2_refresh_token (digest, grant_id, issued_at) values ($1, $2, $3)

-- openid.TokenGrants (2950, 1043)
select redirect_address, challenge, nonce, expires_at, used_at, oauth2_grant.id as grant_id, oauth2_grant.consumer_key, oauth2_grant.session, oauth2_grant.scopes,
oauth2_grant.authenticated_at, oauth2_grant.second_factor, oauth2_grant.started_at,
app_user.id as user_id, app_user.uid, app_user.nick, app_user.given_name, app_user.family_name, app_user.email
from oauth2_code
join oauth2_grant on oauth2_grant.id = oauth2_code.grant_id
join app_user on app_user.id = oauth2_grant.user_id and app_user.disabled_at is null
where oauth2_code.digest = $1 and oauth2_grant.consumer_key = $2
for update of oauth2_code

-- openid.TokenGrants (2950, 1043, 1184)
select replaced_at, null as nonce, oauth2_grant.id as grant_id, oauth2_grant.consumer_key, oauth2_grant.session, oauth2_grant.scopes,
oauth2_grant.authenticated_at, oauth2_grant.second_factor, oauth2_grant.started_at,
app_user.id as user_id, app_user.uid, app_user.nick, app_user.given_name, app_user.family_name, app_user.email
from oauth2_refresh_token
join oauth2_grant on oauth2_grant.id = oauth2_refresh_token.grant_id
join app_user on app_user.id = oauth2_grant.user_id and app_user.disabled_at is null
where oauth2_refresh_token.digest = $1 and oauth2_grant.consumer_key = $2
  and oauth2_grant.ends_at > $3
for update of oauth2_refresh_token

-- openid.TokenGrants (1184, 2950)
update oauth2_code set used_at = $1 where digest = $2

-- openid.TokenGrants (1184, 2950)
update oauth2_grant set ends_at = $1 where id = $2

-- openid.TokenGrants (1184, 2950)
update oauth2_refresh_token set replaced_at = $1 where digest = $2 and replaced_at is null

-- openid.TokenRevocation (2950, 1043)
delete from oauth2_grant
using oauth2_refresh_token
where oauth2_refresh_token.grant_id = oauth2_grant.id and oauth2_refresh_token.digest = $1
  and oauth2_grant.consumer_key = $2

-- openid.TokenRevocation (2950, 1184)
insert into oauth2_revoked_token (id, expires_at) values ($1, $2) on conflict (id) do nothing

-- openid.TokenRevocation (1043)
select true from pg_notify($1, '')

-- openid.TokenStates (1043, 1043, 1043)
select app_user.id as user_id, app_user.uid, app_user.nick
from app_user
left join user_identity on user_identity.user_id = app_user.id and issuer = $1 and subject = $2
where app_user.disabled_at is null and (user_identity.user_id is not null or app_user.uid = $3)
order by user_identity.user_id is null
limit 1

-- openid.TokenStates (2950, 1043, 1043)
select exists (select from oauth2_revoked_token where id = $1) as revoked,
       app_user.id as user_id, app_user.uid, app_user.nick
from (values ($2)) asked (client)
left join oauth2_grant on oauth2_grant.id = $3::uuid and oauth2_grant.consumer_key = asked.client
left join app_user on app_user.id = oauth2_grant.user_id and app_user.disabled_at is null

-- openid.TokenStates (2950, 1043, 2950)
select exists (select from oauth2_revoked_token where id = $1) as revoked,
       app_user.id as user_id, app_user.uid, app_user.nick
from (values ($2)) asked (client)
left join oauth2_grant on oauth2_grant.id = $3::uuid and oauth2_grant.consumer_key = asked.client
left join app_user on app_user.id = oauth2_grant.user_id and app_user.disabled_at is null

-- openid.UserGrants (20)
delete from oauth2_consent where user_id = $1

-- openid.UserGrants (20, 1043)
delete from oauth2_consent where user_id = $1 and consumer_key = $2

-- openid.UserGrants (20)
delete from oauth2_grant where user_id = $1

-- openid.UserGrants (20, 1043)
delete from oauth2_grant where user_id = $1 and consumer_key = $2

-- openid.UserGrants (20, 2950)
delete from oauth2_grant where user_id = $1 and session <> $2

-- openid.UserGrants (20, 2950)
delete from oauth2_grant where user_id = $1 and session = $2

-- passes.CardReader (1043)
select card.number, card.chip, card.type, card.status, card.group_pass_id,
       card_system.id as card_system_id, card_system.name as card_system,
       passholder.id as passholder_id, passholder.uid, passholder.city,
       counter.id as counter_id, counter.consumer_key, counter.name as counter,
array(
    select card_system_id from membership where membership.passholder_id = passholder.id
    union
    select card_system_id from card own where own.passholder_id = passholder.id
) as passholder_systems
from card
join card_system on card_system.id = card.card_system_id
left join passholder on passholder.id = card.passholder_id
left join counter on counter.id = card.counter_id
where card.chip = $1

-- passes.CardReader (1043)
select card.number, card.chip, card.type, card.status, card.group_pass_id,
       card_system.id as card_system_id, card_system.name as card_system,
       passholder.id as passholder_id, passholder.uid, passholder.city,
       counter.id as counter_id, counter.consumer_key, counter.name as counter,
array(
    select card_system_id from membership where membership.passholder_id = passholder.id
    union
    select card_system_id from card own where own.passholder_id = passholder.id
) as passholder_systems
from card
join card_system on card_system.id = card.card_system_id
left join passholder on passholder.id = card.passholder_id
left join counter on counter.id = card.counter_id
where card.number = $1

-- passes.CardReader (1016)
select card.number, card.chip, card.type, card.status, card.group_pass_id,
       card_system.id as card_system_id, card_system.name as card_system,
       passholder.id as passholder_id, passholder.uid, passholder.city,
       counter.id as counter_id, counter.consumer_key, counter.name as counter,
array(
    select card_system_id from membership where membership.passholder_id = passholder.id
    union
    select card_system_id from card own where own.passholder_id = passholder.id
) as passholder_systems
from card
join card_system on card_system.id = card.card_system_id
left join passholder on passholder.id = card.passholder_id
left join counter on counter.id = card.counter_id
where card.passholder_id = any($1)
order by array_position(array['ACTIVE', 'BLOCKED'], card.status), card.card_system_id, card.number

-- passes.CardReader (1043)
select id as passholder_id, uid, city,
array(
    select card_system_id from membership where membership.passholder_id = passholder.id
    union
    select card_system_id from card own where own.passholder_id = passholder.id
) as passholder_systems
from passholder
where uid = $1

-- passes.CardSystemList ()
select id, name from card_system order by id

-- passes.CardSystems (0, 1043)
insert into card_system (id, name)
select coalesce($1, (select coalesce(max(id), 0) + 1 from card_system)), $2
returning id

-- passes.CardSystems (20, 1043)
insert into card_system (id, name)
select coalesce($1, (select coalesce(max(id), 0) + 1 from card_system)), $2
returning id

-- passes.CardSystems (20)
select exists (select from card_system where id = $1)

-- passes.CardSystems ()
select id, name, expired_social_tariff_stops from card_system order by id

-- passes.CardSystems (1043)
select true from pg_notify($1, '')

-- passes.CardSystems (1043, 20, 1043)
update card_system set name = $1 where id = $2 and name <> $3

-- passholders.BirthDateProof (1043)
select passholder.id, passholder.uid, passholder.first_name, passholder.date_of_birth
from card
join passholder on passholder.id = card.passholder_id
where card.number = $1

-- passholders.CardHandOut (1043, 20)
select number from card
where number = $1 and counter_id = $2 and status = 'LOCAL_STOCK'
  and passholder_id is null and group_pass_id is null
for update

-- passholders.CardHandOut (20, 1043)
update card set status = 'ACTIVE', passholder_id = $1 where number = $2

-- passholders.CardImport ()
insert into card (number, chip, card_system_id, status, counter_id)
select number, chip, card_system_id, status, (select id from counter where consumer_key = incoming.counter)
from incoming
where not exists (select from card where card.number = incoming.number)

-- passholders.CardImport ()
update card set counter_id = counter.id, status = incoming.status
from incoming join counter on counter.consumer_key = incoming.counter
where card.number = incoming.number
  and num_nonnulls(card.passholder_id, card.group_pass_id) = 0
  and card.status not in ('ACTIVE', 'BLOCKED', 'DELETED')
  and (card.counter_id, card.status) is distinct from (counter.id, incoming.status)

-- passholders.CardStock (20, 20, 20)
select card_system.id, card_system.name, kind.status, kind.social_tariff, count(card.number) as cards
from card_system
cross join (values
    ('SENT_TO_BALIE', false), ('SENT_TO_BALIE', true), ('LOCAL_STOCK', false), ('LOCAL_STOCK', true)
) kind (status, social_tariff)
left join card on card.counter_id = $1
    and card.card_system_id = card_system.id
    and card.status = kind.status
    and (substr(card.number, 12, 1) = '1') = kind.social_tariff
where card_system.id in (select card_system_id from counter_group where counter_id = $2)
   or card_system.id in (select card_system_id from card where counter_id = $3)
group by card_system.id, card_system.name, kind.status, kind.social_tariff
order by card_system.id, kind.status desc, kind.social_tariff

-- passholders.Changes (20)
delete from passholder_picture where passholder_id = $1

-- passholders.Changes (20, 17)
insert into passholder_picture (passholder_id, picture) values ($1, $2)
on conflict (passholder_id) do update set picture = excluded.picture

-- passholders.Changes (0, 0, 0, 20, 20)
update membership
set social_tariff_until = coalesce($1, social_tariff_until),
    mail_preference = coalesce($2, mail_preference),
    sms_preference = coalesce($3, sms_preference)
where passholder_id = $4 and card_system_id = $5

-- passholders.Changes (0, 0, 1043, 20, 20)
update membership
set social_tariff_until = coalesce($1, social_tariff_until),
    mail_preference = coalesce($2, mail_preference),
    sms_preference = coalesce($3, sms_preference)
where passholder_id = $4 and card_system_id = $5

-- passholders.Changes (0, 1043, 0, 20, 20)
update membership
set social_tariff_until = coalesce($1, social_tariff_until),
    mail_preference = coalesce($2, mail_preference),
    sms_preference = coalesce($3, sms_preference)
where passholder_id = $4 and card_system_id = $5

-- passholders.Changes (0, 1043, 1043, 20, 20)
update membership
set social_tariff_until = coalesce($1, social_tariff_until),
    mail_preference = coalesce($2, mail_preference),
    sms_preference = coalesce($3, sms_preference)
where passholder_id = $4 and card_system_id = $5

-- passholders.Changes (1082, 0, 0, 20, 20)
update membership
set social_tariff_until = coalesce($1, social_tariff_until),
    mail_preference = coalesce($2, mail_preference),
    sms_preference = coalesce($3, sms_preference)
where passholder_id = $4 and card_system_id = $5

-- passholders.Changes (1082, 1043, 1043, 20, 20)
update membership
set social_tariff_until = coalesce($1, social_tariff_until),
    mail_preference = coalesce($2, mail_preference),
    sms_preference = coalesce($3, sms_preference)
where passholder_id = $4 and card_system_id = $5

-- passholders.Changes (1043, 1043, 1043, 16, 16, 16, 16, 16, 20)
update passholder
set email = $1, telephone = $2, gsm = $3,
    opt_in_service_mails = $4, opt_in_milestone_mails = $5, opt_in_info_mails = $6,
    opt_in_sms = $7, opt_in_post = $8
where id = $9

-- passholders.Changes (1043, 1043, 1043, 0, 0, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 0, 0, 0, 0, 20, 0)
update passholder
set first_name = coalesce(nullif($1, ''), first_name), second_name = coalesce(nullif($2, ''), second_name), name = coalesce(nullif($3, ''), name), date_of_birth = coalesce($4, date_of_birth), gender = coalesce($5, gender), street = coalesce(nullif($6, ''), street), house_number = coalesce(nullif($7, ''), house_number), box = coalesce(nullif($8, ''), box), postal_code = coalesce(nullif($9, ''), postal_code), city = coalesce(nullif($10, ''), city), email = coalesce(nullif($11, ''), email), telephone = coalesce(nullif($12, ''), telephone), gsm = coalesce(nullif($13, ''), gsm), nationality = coalesce(nullif($14, ''), nationality), place_of_birth = coalesce(nullif($15, ''), place_of_birth), more_info = coalesce(nullif($16, ''), more_info), foreign_city = case when upper(coalesce(nullif($17, ''), city)) = 'BUITENLAND' and $18 in ('', postal_code)
            then coalesce(nullif($19, ''), foreign_city) else $20 end, country = case when upper(coalesce(nullif($21, ''), city)) = 'BUITENLAND' and $22 in ('', postal_code)
            then coalesce(nullif($23, ''), country) else $24 end,
    verified = coalesce($25, verified),
    school_id = coalesce($26, school_id),
    national_number = coalesce(national_number, $27),
    national_number_digest = coalesce(national_number_digest, $28)
where id = $29 and coalesce(national_number_digest = $30, true)

-- passholders.Changes (1043, 1043, 1043, 0, 0, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 0, 0, 1043, 2950, 20, 2950)
update passholder
set first_name = coalesce(nullif($1, ''), first_name), second_name = coalesce(nullif($2, ''), second_name), name = coalesce(nullif($3, ''), name), date_of_birth = coalesce($4, date_of_birth), gender = coalesce($5, gender), street = coalesce(nullif($6, ''), street), house_number = coalesce(nullif($7, ''), house_number), box = coalesce(nullif($8, ''), box), postal_code = coalesce(nullif($9, ''), postal_code), city = coalesce(nullif($10, ''), city), email = coalesce(nullif($11, ''), email), telephone = coalesce(nullif($12, ''), telephone), gsm = coalesce(nullif($13, ''), gsm), nationality = coalesce(nullif($14, ''), nationality), place_of_birth = coalesce(nullif($15, ''), place_of_birth), more_info = coalesce(nullif($16, ''), more_info), foreign_city = case when upper(coalesce(nullif($17, ''), city)) = 'BUITENLAND' and $18 in ('', postal_code)
            then coalesce(nullif($19, ''), foreign_city) else $20 end, country = case when upper(coalesce(nullif($21, ''), city)) = 'BUITENLAND' and $22 in ('', postal_code)
            then coalesce(nullif($23, ''), country) else $24 end,
    verified = coalesce($25, verified),
    school_id = coalesce($26, school_id),
    national_number = coalesce(national_number, $27),
    national_number_digest = coalesce(national_number_digest, $28)
where id = $29 and coalesce(national_number_digest = $30, true)

-- passholders.Changes (16, 16, 16, 16, 16, 20)
update passholder
set opt_in_service_mails = $1, opt_in_milestone_mails = $2, opt_in_info_mails = $3,
    opt_in_sms = $4, opt_in_post = $5
where id = $6

-- passholders.Changes (1043, 1043, 1043, 1082, 0, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 20, 1043, 1043, 1043, 1082, 0, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
update passholder set first_name = $1, second_name = $2, name = $3, date_of_birth = $4, gender = $5, street = $6, house_number = $7, box = $8, postal_code = $9, city = $10, email = $11, telephone = $12, gsm = $13, nationality = $14, place_of_birth = $15, more_info = $16, foreign_city = $17, country = $18 where id = $19 and row(first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country) is not distinct from row($20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)

-- passholders.Changes (1043, 1043, 1043, 1082, 0, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 20, 1043, 1043, 1043, 1082, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
update passholder set first_name = $1, second_name = $2, name = $3, date_of_birth = $4, gender = $5, street = $6, house_number = $7, box = $8, postal_code = $9, city = $10, email = $11, telephone = $12, gsm = $13, nationality = $14, place_of_birth = $15, more_info = $16, foreign_city = $17, country = $18 where id = $19 and row(first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country) is not distinct from row($20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)

-- passholders.Changes (1043, 1043, 1043, 1082, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 20, 1043, 1043, 1043, 1082, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
update passholder set first_name = $1, second_name = $2, name = $3, date_of_birth = $4, gender = $5, street = $6, house_number = $7, box = $8, postal_code = $9, city = $10, email = $11, telephone = $12, gsm = $13, nationality = $14, place_of_birth = $15, more_info = $16, foreign_city = $17, country = $18 where id = $19 and row(first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country) is not distinct from row($20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)

-- passholders.Changes (0, 20)
update passholder set school_id = $1 where id = $2

-- passholders.Changes (20, 20)
update passholder set school_id = $1 where id = $2

-- passholders.GroupPasses (2950)
select card.number
from group_pass
join card on card.group_pass_id = group_pass.id
where group_pass.uuid = $1
order by array_position(array['ACTIVE', 'BLOCKED'], card.status), card.number
limit 1

-- passholders.GroupPasses (20)
select name, uuid, end_date, tickets_per_year from group_pass where id = $1

-- passholders.Joining (20, 20, 0, 16)
insert into membership (passholder_id, card_system_id, status, social_tariff_until, joined)
values ($1, $2, 'ACTIVE', $3, $4)
on conflict do nothing

-- passholders.Joining (20, 20, 1082, 16)
insert into membership (passholder_id, card_system_id, status, social_tariff_until, joined)
values ($1, $2, 'ACTIVE', $3, $4)
on conflict do nothing

-- passholders.Joining (20)
select id from passholder where id = $1 for no key update

-- passholders.Joining (16, 16, 16, 20)
update passholder
set legal_terms_paper = legal_terms_paper or $1,
    legal_terms_digital = legal_terms_digital or $2,
    parental_consent = parental_consent or $3
where id = $4

-- passholders.PassholderErasure (20)
delete from membership where passholder_id = $1

-- passholders.PassholderErasure (20)
delete from passholder where id = $1

-- passholders.PassholderErasure (20)
delete from passholder_picture where passholder_id = $1

-- passholders.PassholderErasure (20)
select id from passholder where id = $1 for update

-- passholders.PassholderErasure (1043)
select id from passholder where uid = $1 for no key update

-- passholders.PassholderErasure (20)
update card set status = 'DELETED', passholder_id = null where passholder_id = $1

-- passholders.PassholderImport ()
insert into membership (passholder_id, card_system_id, status, social_tariff_until, since)
select passholder.id, card_system_id, coalesce(incoming.membership, 'ACTIVE'), incoming.social_tariff_until,
       coalesce(incoming.member_since, now())
from incoming join passholder using (uid)
where card_system_id is not null
on conflict (passholder_id, card_system_id) do nothing

-- passholders.PassholderImport ()
insert into passholder (uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school_id, registration_counter_id, created_at)
select distinct on (uid) uid, coalesce(first_name, ''), coalesce(second_name, ''), coalesce(name, ''), date_of_birth, gender, coalesce(street, ''), coalesce(house_number, ''), coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(email, ''), coalesce(telephone, ''), coalesce(gsm, ''), coalesce(nationality, ''), coalesce(place_of_birth, ''), coalesce(more_info, ''), coalesce(foreign_city, ''), coalesce(country, ''), coalesce(verified, false), coalesce(opt_in_service_mails, false),
       coalesce(opt_in_milestone_mails, false), coalesce(opt_in_info_mails, false), coalesce(opt_in_sms, false),
       coalesce(opt_in_post, false), (select id from counter where consumer_key = incoming.school),
       (select id from counter where consumer_key = incoming.registered_at), coalesce(created_at, now())
from incoming
order by uid, line
on conflict (uid) do update
set (first_name, name, city) = row(excluded.first_name, excluded.name, excluded.city)
where (passholder.first_name, passholder.name, passholder.city) is distinct from (excluded.first_name, excluded.name, excluded.city)

-- passholders.PassholderImport ()
insert into passholder (uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school_id, registration_counter_id, created_at)
select distinct on (uid) uid, coalesce(first_name, ''), coalesce(second_name, ''), coalesce(name, ''), date_of_birth, gender, coalesce(street, ''), coalesce(house_number, ''), coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(email, ''), coalesce(telephone, ''), coalesce(gsm, ''), coalesce(nationality, ''), coalesce(place_of_birth, ''), coalesce(more_info, ''), coalesce(foreign_city, ''), coalesce(country, ''), coalesce(verified, false), coalesce(opt_in_service_mails, false),
       coalesce(opt_in_milestone_mails, false), coalesce(opt_in_info_mails, false), coalesce(opt_in_sms, false),
       coalesce(opt_in_post, false), (select id from counter where consumer_key = incoming.school),
       (select id from counter where consumer_key = incoming.registered_at), coalesce(created_at, now())
from incoming
order by uid, line
on conflict (uid) do update
set (first_name, name, city, date_of_birth) = row(excluded.first_name, excluded.name, excluded.city, excluded.date_of_birth)
where (passholder.first_name, passholder.name, passholder.city, passholder.date_of_birth) is distinct from (excluded.first_name, excluded.name, excluded.city, excluded.date_of_birth)

-- passholders.PassholderImport ()
insert into passholder (uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school_id, registration_counter_id, created_at)
select distinct on (uid) uid, coalesce(first_name, ''), coalesce(second_name, ''), coalesce(name, ''), date_of_birth, gender, coalesce(street, ''), coalesce(house_number, ''), coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(email, ''), coalesce(telephone, ''), coalesce(gsm, ''), coalesce(nationality, ''), coalesce(place_of_birth, ''), coalesce(more_info, ''), coalesce(foreign_city, ''), coalesce(country, ''), coalesce(verified, false), coalesce(opt_in_service_mails, false),
       coalesce(opt_in_milestone_mails, false), coalesce(opt_in_info_mails, false), coalesce(opt_in_sms, false),
       coalesce(opt_in_post, false), (select id from counter where consumer_key = incoming.school),
       (select id from counter where consumer_key = incoming.registered_at), coalesce(created_at, now())
from incoming
order by uid, line
on conflict (uid) do update
set (first_name, name, city, date_of_birth, gender, second_name, street, house_number, box, postal_code, email, telephone, gsm, nationality, place_of_birth, more_info) = row(excluded.first_name, excluded.name, excluded.city, excluded.date_of_birth, excluded.gender, excluded.second_name, excluded.street, excluded.house_number, excluded.box, excluded.postal_code, excluded.email, excluded.telephone, excluded.gsm, excluded.nationality, excluded.place_of_birth, excluded.more_info)
where (passholder.first_name, passholder.name, passholder.city, passholder.date_of_birth, passholder.gender, passholder.second_name, passholder.street, passholder.house_number, passholder.box, passholder.postal_code, passholder.email, passholder.telephone, passholder.gsm, passholder.nationality, passholder.place_of_birth, passholder.more_info) is distinct from (excluded.first_name, excluded.name, excluded.city, excluded.date_of_birth, excluded.gender, excluded.second_name, excluded.street, excluded.house_number, excluded.box, excluded.postal_code, excluded.email, excluded.telephone, excluded.gsm, excluded.nationality, excluded.place_of_birth, excluded.more_info)

-- passholders.PassholderImport ()
insert into passholder (uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school_id, registration_counter_id, created_at)
select distinct on (uid) uid, coalesce(first_name, ''), coalesce(second_name, ''), coalesce(name, ''), date_of_birth, gender, coalesce(street, ''), coalesce(house_number, ''), coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(email, ''), coalesce(telephone, ''), coalesce(gsm, ''), coalesce(nationality, ''), coalesce(place_of_birth, ''), coalesce(more_info, ''), coalesce(foreign_city, ''), coalesce(country, ''), coalesce(verified, false), coalesce(opt_in_service_mails, false),
       coalesce(opt_in_milestone_mails, false), coalesce(opt_in_info_mails, false), coalesce(opt_in_sms, false),
       coalesce(opt_in_post, false), (select id from counter where consumer_key = incoming.school),
       (select id from counter where consumer_key = incoming.registered_at), coalesce(created_at, now())
from incoming
order by uid, line
on conflict (uid) do update
set (first_name, name, city, email) = row(excluded.first_name, excluded.name, excluded.city, excluded.email)
where (passholder.first_name, passholder.name, passholder.city, passholder.email) is distinct from (excluded.first_name, excluded.name, excluded.city, excluded.email)

-- passholders.PassholderImport ()
insert into passholder (uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school_id, registration_counter_id, created_at)
select distinct on (uid) uid, coalesce(first_name, ''), coalesce(second_name, ''), coalesce(name, ''), date_of_birth, gender, coalesce(street, ''), coalesce(house_number, ''), coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(email, ''), coalesce(telephone, ''), coalesce(gsm, ''), coalesce(nationality, ''), coalesce(place_of_birth, ''), coalesce(more_info, ''), coalesce(foreign_city, ''), coalesce(country, ''), coalesce(verified, false), coalesce(opt_in_service_mails, false),
       coalesce(opt_in_milestone_mails, false), coalesce(opt_in_info_mails, false), coalesce(opt_in_sms, false),
       coalesce(opt_in_post, false), (select id from counter where consumer_key = incoming.school),
       (select id from counter where consumer_key = incoming.registered_at), coalesce(created_at, now())
from incoming
order by uid, line
on conflict (uid) do update
set (first_name, name, city, postal_code) = row(excluded.first_name, excluded.name, excluded.city, excluded.postal_code)
where (passholder.first_name, passholder.name, passholder.city, passholder.postal_code) is distinct from (excluded.first_name, excluded.name, excluded.city, excluded.postal_code)

-- passholders.PassholderImport ()
insert into passholder (uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school_id, registration_counter_id, created_at)
select distinct on (uid) uid, coalesce(first_name, ''), coalesce(second_name, ''), coalesce(name, ''), date_of_birth, gender, coalesce(street, ''), coalesce(house_number, ''), coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(email, ''), coalesce(telephone, ''), coalesce(gsm, ''), coalesce(nationality, ''), coalesce(place_of_birth, ''), coalesce(more_info, ''), coalesce(foreign_city, ''), coalesce(country, ''), coalesce(verified, false), coalesce(opt_in_service_mails, false),
       coalesce(opt_in_milestone_mails, false), coalesce(opt_in_info_mails, false), coalesce(opt_in_sms, false),
       coalesce(opt_in_post, false), (select id from counter where consumer_key = incoming.school),
       (select id from counter where consumer_key = incoming.registered_at), coalesce(created_at, now())
from incoming
order by uid, line
on conflict (uid) do update
set (first_name, name, city, postal_code, foreign_city, country) = row(excluded.first_name, excluded.name, excluded.city, excluded.postal_code, excluded.foreign_city, excluded.country)
where (passholder.first_name, passholder.name, passholder.city, passholder.postal_code, passholder.foreign_city, passholder.country) is distinct from (excluded.first_name, excluded.name, excluded.city, excluded.postal_code, excluded.foreign_city, excluded.country)

-- passholders.PassholderImport ()
insert into passholder (uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school_id, registration_counter_id, created_at)
select distinct on (uid) uid, coalesce(first_name, ''), coalesce(second_name, ''), coalesce(name, ''), date_of_birth, gender, coalesce(street, ''), coalesce(house_number, ''), coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(email, ''), coalesce(telephone, ''), coalesce(gsm, ''), coalesce(nationality, ''), coalesce(place_of_birth, ''), coalesce(more_info, ''), coalesce(foreign_city, ''), coalesce(country, ''), coalesce(verified, false), coalesce(opt_in_service_mails, false),
       coalesce(opt_in_milestone_mails, false), coalesce(opt_in_info_mails, false), coalesce(opt_in_sms, false),
       coalesce(opt_in_post, false), (select id from counter where consumer_key = incoming.school),
       (select id from counter where consumer_key = incoming.registered_at), coalesce(created_at, now())
from incoming
order by uid, line
on conflict (uid) do update
set (first_name, name, city, second_name, date_of_birth, gender, street, house_number, box, postal_code, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post, school_id) = row(excluded.first_name, excluded.name, excluded.city, excluded.second_name, excluded.date_of_birth, excluded.gender, excluded.street, excluded.house_number, excluded.box, excluded.postal_code, excluded.email, excluded.telephone, excluded.gsm, excluded.nationality, excluded.place_of_birth, excluded.more_info, excluded.foreign_city, excluded.country, excluded.verified, excluded.opt_in_service_mails, excluded.opt_in_milestone_mails, excluded.opt_in_info_mails, excluded.opt_in_sms, excluded.opt_in_post, excluded.school_id)
where (passholder.first_name, passholder.name, passholder.city, passholder.second_name, passholder.date_of_birth, passholder.gender, passholder.street, passholder.house_number, passholder.box, passholder.postal_code, passholder.email, passholder.telephone, passholder.gsm, passholder.nationality, passholder.place_of_birth, passholder.more_info, passholder.foreign_city, passholder.country, passholder.verified, passholder.opt_in_service_mails, passholder.opt_in_milestone_mails, passholder.opt_in_info_mails, passholder.opt_in_sms, passholder.opt_in_post, passholder.school_id) is distinct from (excluded.first_name, excluded.name, excluded.city, excluded.second_name, excluded.date_of_birth, excluded.gender, excluded.street, excluded.house_number, excluded.box, excluded.postal_code, excluded.email, excluded.telephone, excluded.gsm, excluded.nationality, excluded.place_of_birth, excluded.more_info, excluded.foreign_city, excluded.country, excluded.verified, excluded.opt_in_service_mails, excluded.opt_in_milestone_mails, excluded.opt_in_info_mails, excluded.opt_in_sms, excluded.opt_in_post, excluded.school_id)

-- passholders.PassholderImport ()
update card set status = 'ACTIVE', passholder_id = passholder.id
from incoming join passholder using (uid) cross join unnest(cards) as named
where card.number = named and card.passholder_id is null

-- passholders.PassholderImport ()
update membership set social_tariff_until = incoming.social_tariff_until
from incoming join passholder using (uid)
where membership.passholder_id = passholder.id
  and membership.card_system_id = incoming.card_system_id
  and membership.social_tariff_until is distinct from incoming.social_tariff_until

-- passholders.PassholderImport ()
update membership set status = incoming.membership
from incoming join passholder using (uid)
where membership.passholder_id = passholder.id
  and membership.card_system_id = incoming.card_system_id
  and membership.status <> incoming.membership

-- passholders.PassholderImport ()
update passholder set foreign_city = '', country = ''
from incoming
where passholder.uid = incoming.uid and upper(passholder.city) <> 'BUITENLAND'
  and (passholder.foreign_city <> '' or passholder.country <> '')

-- passholders.PassholderLookup (2950, 1016, 1016)
select passholder.id from passholder where national_number_digest = $1
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderLookup (2950, 1043)
select passholder.id from passholder where national_number_digest = $1
  and passholder.uid = $2

-- passholders.PassholderLookup (2950)
select passholder.id from passholder where national_number_digest = $1
  and true

-- passholders.PassholderNotices (1184)
delete from passholder_notice where noticed_at <= $1

-- passholders.PassholderNotices (20, 1043, 1043, 1184, 20)
insert into passholder_notice (passholder_id, kind, card_system, counter, noticed_at)
select $1, $2, $3, name, $4 from counter where id = $5
returning counter

-- passholders.PassholderNotices (20)
select email from passholder where id = $1 and email <> ''

-- passholders.PassholderNotices (1043, 1184, 23)
select kind, card_system, counter, noticed_at
from passholder_notice
where passholder_id = (select id from passholder where uid = $1) and noticed_at > $2
order by id desc
limit $3

-- passholders.PassholderReader (1043)
select exists (select from passholder where uid = $1)

-- passholders.PassholderReader (2950)
select id from passholder where national_number_digest = $1

-- passholders.PassholderReader (1043)
select id from passholder where uid = $1

-- passholders.PassholderReader (16, 1016)
select passholder.*,
       coalesce(registration.consumer_key, '') as registered_at,
       school.consumer_key as school_key,
       school.name as school_name,
       coalesce(balance.points, 0) as points,
       (
           select count(*) from checkin
           where checkin.passholder_id = passholder.id and reversed_at is null
       ) as checkins,
       case when $1 then (
           select picture from passholder_picture where passholder_picture.passholder_id = passholder.id
       ) end as picture
from passholder
left join counter registration on registration.id = passholder.registration_counter_id
left join counter school on school.id = passholder.school_id
left join balance on balance.passholder_id = passholder.id
where passholder.id = any($2)

-- passholders.PassholderReader (1016)
select passholder_id, card_system.id, card_system.name, status, social_tariff_until, mail_preference, sms_preference
from membership
join card_system on card_system.id = card_system_id
where passholder_id = any($1)
order by passholder_id, card_system_id

-- passholders.PassholderSearch (1015)
select asked.number
from unnest($1) with ordinality asked (number, position)
left join card using (number)
where card.number is null
order by position

-- passholders.PassholderSearch (1016, 1016)
select count(*) from passholder where (exists (select from membership where passholder_id = passholder.id and card_system_id = any($1))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($2)))

-- passholders.PassholderSearch ()
select count(*) from passholder where (passholder.opt_in_post or passholder.opt_in_sms)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch ()
select count(*) from passholder where (passholder.opt_in_sms)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (23, 23, 1016, 1016)
select count(*) from passholder where (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) >= $1
  and (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))

-- passholders.PassholderSearch (23, 23)
select count(*) from passholder where (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) >= $1
  and (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (23)
select count(*) from passholder where (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) >= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (23, 1016, 1016)
select count(*) from passholder where coalesce((select balance.points from balance where balance.passholder_id = passholder.id), 0) <= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (23, 23)
select count(*) from passholder where coalesce((select balance.points from balance where balance.passholder_id = passholder.id), 0) >= $1
  and coalesce((select balance.points from balance where balance.passholder_id = passholder.id), 0) <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (23)
select count(*) from passholder where coalesce((select balance.points from balance where balance.passholder_id = passholder.id), 0) >= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (20, 1082, 1016, 1016)
select count(*) from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1 and end_date <= $2)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))

-- passholders.PassholderSearch (20, 1082, 1016, 1016)
select count(*) from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1 and end_date <= $2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))

-- passholders.PassholderSearch (20, 1082, 1016, 1016)
select count(*) from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1 and end_date >= $2)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))

-- passholders.PassholderSearch (20, 1082, 1016, 1016)
select count(*) from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1 and end_date >= $2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))

-- passholders.PassholderSearch (20, 1016, 1016)
select count(*) from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1082)
select count(*) from passholder where exists (select from membership where passholder_id = passholder.id and social_tariff_until <= $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1082)
select count(*) from passholder where exists (select from membership where passholder_id = passholder.id and social_tariff_until >= $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043, 23)
select count(*) from passholder where folded(city) collate "C" = folded($1)
  and (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043)
select count(*) from passholder where folded(city) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043, 1082)
select count(*) from passholder where folded(city) collate "C" = folded($1)
  and not exists (select from membership where passholder_id = passholder.id and social_tariff_until >= $2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043, 1043, 1043)
select count(*) from passholder where folded(city) collate "C" >= folded($1)
  and folded(city) collate "C" < folded($2)
  and folded(city) like folded($3)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043, 1016, 1016)
select count(*) from passholder where folded(first_name) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1043, 1043, 1043, 1016, 1016)
select count(*) from passholder where folded(first_name) collate "C" >= folded($1)
  and folded(first_name) collate "C" < folded($2)
  and folded(first_name) like folded($3)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))

-- passholders.PassholderSearch (1043, 1043, 1043, 1016, 1016)
select count(*) from passholder where folded(first_name) collate "C" >= folded($1)
  and folded(first_name) collate "C" < folded($2)
  and folded(first_name) like folded($3)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))

-- passholders.PassholderSearch (1043, 1043)
select count(*) from passholder where folded(first_name) like folded($1)
  and folded(city) collate "C" = folded($2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043, 1016, 1016)
select count(*) from passholder where folded(name) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1043)
select count(*) from passholder where folded(name) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043, 1043, 1043, 1016, 1016)
select count(*) from passholder where folded(name) collate "C" >= folded($1)
  and folded(name) collate "C" < folded($2)
  and folded(name) like folded($3)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))

-- passholders.PassholderSearch (1043, 1043, 1043)
select count(*) from passholder where folded(name) collate "C" >= folded($1)
  and folded(name) collate "C" < folded($2)
  and folded(name) like folded($3)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043)
select count(*) from passholder where folded(name) like folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043, 1016, 1016)
select count(*) from passholder where folded(street) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1043, 1043, 1043, 1016, 1016)
select count(*) from passholder where folded(street) collate "C" >= folded($1)
  and folded(street) collate "C" < folded($2)
  and folded(street) like folded($3)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))

-- passholders.PassholderSearch (1043, 1043, 1043)
select count(*) from passholder where folded(street) collate "C" >= folded($1)
  and folded(street) collate "C" < folded($2)
  and folded(street) like folded($3)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1016, 1016)
select count(*) from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($1))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($2)))

-- passholders.PassholderSearch (1043)
select count(*) from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and passholder.uid = $1

-- passholders.PassholderSearch ()
select count(*) from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1082, 1016, 1016)
select count(*) from passholder where not exists (select from membership where passholder_id = passholder.id and social_tariff_until >= $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1082, 1016, 1016)
select count(*) from passholder where passholder.date_of_birth <= $1
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1082)
select count(*) from passholder where passholder.date_of_birth <= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1082, 1016, 1016)
select count(*) from passholder where passholder.date_of_birth >= $1
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1082)
select count(*) from passholder where passholder.date_of_birth >= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1082, 1082, 1016, 1016)
select count(*) from passholder where passholder.date_of_birth >= $1
  and passholder.date_of_birth <= $2
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))

-- passholders.PassholderSearch (1082, 1082, 1016, 1016)
select count(*) from passholder where passholder.date_of_birth >= $1
  and passholder.date_of_birth <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))

-- passholders.PassholderSearch (1082, 1082)
select count(*) from passholder where passholder.date_of_birth >= $1
  and passholder.date_of_birth <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043, 1016, 1016)
select count(*) from passholder where passholder.email <> '' and lower(passholder.email) = lower($1)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1043, 1016, 1016)
select count(*) from passholder where passholder.email <> '' and lower(passholder.email) = lower($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1043)
select count(*) from passholder where passholder.email <> '' and lower(passholder.email) = lower($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1015, 1043, 1016, 1016)
select count(*) from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and folded(name) collate "C" = folded($2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))

-- passholders.PassholderSearch (1015)
select count(*) from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))

-- passholders.PassholderSearch (1015, 1043)
select count(*) from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and passholder.uid = $2

-- passholders.PassholderSearch (1015)
select count(*) from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1015, 1082)
select count(*) from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and passholder.date_of_birth >= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1015, 1082, 1082, 1016, 1016)
select count(*) from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and passholder.date_of_birth >= $2
  and passholder.date_of_birth <= $3
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))

-- passholders.PassholderSearch (2950, 1016, 1016, 1016, 1016)
select count(*) from passholder where passholder.national_number_digest = $1
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))

-- passholders.PassholderSearch (1043, 1016, 1016)
select count(*) from passholder where passholder.postal_code = $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderSearch (1043)
select count(*) from passholder where passholder.postal_code = $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch (1043)
select count(*) from passholder where passholder.school_id = (select id from counter where consumer_key = $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true

-- passholders.PassholderSearch ()
select count(*) from passholder where true

-- passholders.PassholderSearch (1043, 1043, 1043, 1043, 1043, 1016, 1016, 23, 23)
select passholder.id from passholder where ((folded(name) collate "C" >= folded($1) and folded(name) collate "C" < folded($2))
 or (folded(first_name) collate "C" >= folded($3) and folded(first_name) collate "C" < folded($4)))
  and strpos(folded(first_name || ' ' || name), folded($5)) > 0
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7)))
order by folded(name) collate "C", folded(first_name) collate "C", passholder.id
limit $8 offset $9

-- passholders.PassholderSearch (1043, 1043, 1043, 1043, 1043, 1082, 1082, 1016, 1016, 23, 23)
select passholder.id from passholder where ((folded(name) collate "C" >= folded($1) and folded(name) collate "C" < folded($2))
 or (folded(first_name) collate "C" >= folded($3) and folded(first_name) collate "C" < folded($4)))
  and strpos(folded(first_name || ' ' || name), folded($5)) > 0
  and passholder.date_of_birth >= $6
  and passholder.date_of_birth <= $7
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($8))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($9)))
order by folded(name) collate "C", folded(first_name) collate "C", passholder.id
limit $10 offset $11

-- passholders.PassholderSearch (1043, 1043, 1043, 1043, 1043, 1043, 1016, 1016, 23, 23)
select passholder.id from passholder where ((folded(name) collate "C" >= folded($1) and folded(name) collate "C" < folded($2))
 or (folded(first_name) collate "C" >= folded($3) and folded(first_name) collate "C" < folded($4)))
  and strpos(folded(first_name || ' ' || name), folded($5)) > 0
  and strpos(folded(first_name || ' ' || name), folded($6)) > 0
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($7))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($8)))
order by folded(name) collate "C", folded(first_name) collate "C", passholder.id
limit $9 offset $10

-- passholders.PassholderSearch (1043, 1043, 1043, 1043, 1043, 1043, 23, 23)
select passholder.id from passholder where ((folded(name) collate "C" >= folded($1) and folded(name) collate "C" < folded($2))
 or (folded(first_name) collate "C" >= folded($3) and folded(first_name) collate "C" < folded($4)))
  and strpos(folded(first_name || ' ' || name), folded($5)) > 0
  and strpos(folded(first_name || ' ' || name), folded($6)) > 0
  and true
order by folded(name) collate "C", folded(first_name) collate "C", passholder.id
limit $7 offset $8

-- passholders.PassholderSearch (1043, 1043, 1043, 1043, 1043, 23, 23)
select passholder.id from passholder where ((folded(name) collate "C" >= folded($1) and folded(name) collate "C" < folded($2))
 or (folded(first_name) collate "C" >= folded($3) and folded(first_name) collate "C" < folded($4)))
  and strpos(folded(first_name || ' ' || name), folded($5)) > 0
  and true
order by folded(name) collate "C", folded(first_name) collate "C", passholder.id
limit $6 offset $7

-- passholders.PassholderSearch (1016, 1016, 23, 23)
select passholder.id from passholder where (exists (select from membership where passholder_id = passholder.id and card_system_id = any($1))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($2)))
 order by lower(passholder.name) desc nulls last, passholder.id desc nulls last limit $3 offset $4

-- passholders.PassholderSearch (1016, 1016, 23, 23)
select passholder.id from passholder where (exists (select from membership where passholder_id = passholder.id and card_system_id = any($1))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($2)))
 order by lower(passholder.name), passholder.id limit $3 offset $4

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where (passholder.opt_in_post or passholder.opt_in_sms)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $1 offset $2

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where (passholder.opt_in_sms)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $1 offset $2

-- passholders.PassholderSearch (23, 23, 1016, 1016, 23, 23)
select passholder.id from passholder where (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) >= $1
  and (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))
 order by passholder.created_at, passholder.id limit $5 offset $6

-- passholders.PassholderSearch (23, 23, 23, 23)
select passholder.id from passholder where (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) >= $1
  and (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $3 offset $4

-- passholders.PassholderSearch (23, 23, 23)
select passholder.id from passholder where (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) >= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (23, 1016, 1016, 23, 23)
select passholder.id from passholder where coalesce((select balance.points from balance where balance.passholder_id = passholder.id), 0) <= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (23, 23, 23, 23)
select passholder.id from passholder where coalesce((select balance.points from balance where balance.passholder_id = passholder.id), 0) >= $1
  and coalesce((select balance.points from balance where balance.passholder_id = passholder.id), 0) <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $3 offset $4

-- passholders.PassholderSearch (23, 23, 23)
select passholder.id from passholder where coalesce((select balance.points from balance where balance.passholder_id = passholder.id), 0) >= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (20, 1082, 1016, 1016, 23, 23)
select passholder.id from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1 and end_date <= $2)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))
 order by lower(passholder.name), passholder.id limit $5 offset $6

-- passholders.PassholderSearch (20, 1082, 1016, 1016, 23, 23)
select passholder.id from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1 and end_date <= $2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))
 order by passholder.created_at, passholder.id limit $5 offset $6

-- passholders.PassholderSearch (20, 1082, 1016, 1016, 23, 23)
select passholder.id from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1 and end_date >= $2)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))
 order by lower(passholder.name), passholder.id limit $5 offset $6

-- passholders.PassholderSearch (20, 1082, 1016, 1016, 23, 23)
select passholder.id from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1 and end_date >= $2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))
 order by passholder.created_at, passholder.id limit $5 offset $6

-- passholders.PassholderSearch (20, 1016, 1016, 23, 23)
select passholder.id from passholder where exists (select from association_membership where passholder_id = passholder.id and association_id = $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1082, 23, 23)
select passholder.id from passholder where exists (select from membership where passholder_id = passholder.id and social_tariff_until <= $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1082, 23, 23)
select passholder.id from passholder where exists (select from membership where passholder_id = passholder.id and social_tariff_until >= $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1043, 23, 23, 23)
select passholder.id from passholder where folded(city) collate "C" = folded($1)
  and (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $3 offset $4

-- passholders.PassholderSearch (1043, 23, 23)
select passholder.id from passholder where folded(city) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1043, 1082, 23, 23)
select passholder.id from passholder where folded(city) collate "C" = folded($1)
  and not exists (select from membership where passholder_id = passholder.id and social_tariff_until >= $2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $3 offset $4

-- passholders.PassholderSearch (1043, 1043, 1043, 23, 23)
select passholder.id from passholder where folded(city) collate "C" >= folded($1)
  and folded(city) collate "C" < folded($2)
  and folded(city) like folded($3)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1043, 1016, 1016, 23, 23)
select passholder.id from passholder where folded(first_name) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1043, 1043, 1043, 1016, 1016, 23, 23)
select passholder.id from passholder where folded(first_name) collate "C" >= folded($1)
  and folded(first_name) collate "C" < folded($2)
  and folded(first_name) like folded($3)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))
 order by lower(passholder.name), passholder.id limit $6 offset $7

-- passholders.PassholderSearch (1043, 1043, 1043, 1016, 1016, 23, 23)
select passholder.id from passholder where folded(first_name) collate "C" >= folded($1)
  and folded(first_name) collate "C" < folded($2)
  and folded(first_name) like folded($3)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))
 order by passholder.created_at, passholder.id limit $6 offset $7

-- passholders.PassholderSearch (1043, 1043, 23, 23)
select passholder.id from passholder where folded(first_name) like folded($1)
  and folded(city) collate "C" = folded($2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $3 offset $4

-- passholders.PassholderSearch (1043, 1016, 1016, 23, 23)
select passholder.id from passholder where folded(name) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1043, 23, 23)
select passholder.id from passholder where folded(name) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1043, 1043, 1043, 1016, 1016, 23, 23)
select passholder.id from passholder where folded(name) collate "C" >= folded($1)
  and folded(name) collate "C" < folded($2)
  and folded(name) like folded($3)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))
 order by lower(passholder.name), passholder.id limit $6 offset $7

-- passholders.PassholderSearch (1043, 1043, 1043, 23, 23)
select passholder.id from passholder where folded(name) collate "C" >= folded($1)
  and folded(name) collate "C" < folded($2)
  and folded(name) like folded($3)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1043, 23, 23)
select passholder.id from passholder where folded(name) like folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1043, 1016, 1016, 23, 23)
select passholder.id from passholder where folded(street) collate "C" = folded($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1043, 1043, 1043, 1016, 1016, 23, 23)
select passholder.id from passholder where folded(street) collate "C" >= folded($1)
  and folded(street) collate "C" < folded($2)
  and folded(street) like folded($3)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))
 order by lower(passholder.name), passholder.id limit $6 offset $7

-- passholders.PassholderSearch (1043, 1043, 1043, 23, 23)
select passholder.id from passholder where folded(street) collate "C" >= folded($1)
  and folded(street) collate "C" < folded($2)
  and folded(street) like folded($3)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1016, 1016, 23, 23)
select passholder.id from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($1))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($2)))
 order by passholder.created_at, passholder.id limit $3 offset $4

-- passholders.PassholderSearch (1043, 23, 23)
select passholder.id from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and passholder.uid = $1
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) desc nulls last, passholder.id desc nulls last limit $1 offset $2

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by (select min(number) from card where card.passholder_id = passholder.id), passholder.id limit $1 offset $2

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by lower(passholder.first_name), passholder.id limit $1 offset $2

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by lower(passholder.name) desc nulls last, passholder.id desc nulls last limit $1 offset $2

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at desc nulls last, passholder.id desc nulls last limit $1 offset $2

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $1 offset $2

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.date_of_birth, passholder.id limit $1 offset $2

-- passholders.PassholderSearch (1082, 1016, 1016, 23, 23)
select passholder.id from passholder where not exists (select from membership where passholder_id = passholder.id and social_tariff_until >= $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1082, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.date_of_birth <= $1
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by lower(passholder.name), passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1082, 23, 23)
select passholder.id from passholder where passholder.date_of_birth <= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1082, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.date_of_birth >= $1
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by lower(passholder.name), passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1082, 23, 23)
select passholder.id from passholder where passholder.date_of_birth >= $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1082, 1082, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.date_of_birth >= $1
  and passholder.date_of_birth <= $2
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))
 order by lower(passholder.name), passholder.id limit $5 offset $6

-- passholders.PassholderSearch (1082, 1082, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.date_of_birth >= $1
  and passholder.date_of_birth <= $2
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))
order by folded(name) collate "C", folded(first_name) collate "C", passholder.id
limit $5 offset $6

-- passholders.PassholderSearch (1082, 1082, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.date_of_birth >= $1
  and passholder.date_of_birth <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))
 order by passholder.created_at, passholder.id limit $5 offset $6

-- passholders.PassholderSearch (1082, 1082, 23, 23)
select passholder.id from passholder where passholder.date_of_birth >= $1
  and passholder.date_of_birth <= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $3 offset $4

-- passholders.PassholderSearch (1082, 1082, 23, 23)
select passholder.id from passholder where passholder.date_of_birth >= $1
  and passholder.date_of_birth <= $2
  and true
order by folded(name) collate "C", folded(first_name) collate "C", passholder.id
limit $3 offset $4

-- passholders.PassholderSearch (1043, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.email <> '' and lower(passholder.email) = lower($1)
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by lower(passholder.name), passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1043, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.email <> '' and lower(passholder.email) = lower($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1043, 23, 23)
select passholder.id from passholder where passholder.email <> '' and lower(passholder.email) = lower($1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1015, 1043, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and folded(name) collate "C" = folded($2)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($3))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($4)))
 order by passholder.created_at, passholder.id limit $5 offset $6

-- passholders.PassholderSearch (1015, 1043, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and passholder.uid = $2
 order by passholder.created_at, passholder.id limit $3 offset $4

-- passholders.PassholderSearch (1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) end desc nulls last, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end desc nulls last, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) end, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then lower(passholder.first_name) end desc nulls last, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end desc nulls last, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then lower(passholder.first_name) end, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then lower(passholder.name) end desc nulls last, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end desc nulls last, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then lower(passholder.name) end, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then passholder.created_at end desc nulls last, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end desc nulls last, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then passholder.created_at end, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then passholder.date_of_birth end desc nulls last, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end desc nulls last, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1016, 1016, 1016, 1016, 1016, 1016, 1015, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
 order by (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3))) desc, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5))) then passholder.date_of_birth end, case when (exists (select from membership where passholder_id = passholder.id and card_system_id = any($6))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($7))) then passholder.id end, (select min(number) from card where card.passholder_id = passholder.id and number = any($8)) limit $9 offset $10

-- passholders.PassholderSearch (1015, 1082, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and passholder.date_of_birth >= $2
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $3 offset $4

-- passholders.PassholderSearch (1015, 1082, 1082, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and passholder.date_of_birth >= $2
  and passholder.date_of_birth <= $3
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))
 order by passholder.created_at, passholder.id limit $6 offset $7

-- passholders.PassholderSearch (2950, 1016, 1016, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.national_number_digest = $1
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($4))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($5)))
 order by passholder.created_at, passholder.id limit $6 offset $7

-- passholders.PassholderSearch (1043, 1016, 1016, 23, 23)
select passholder.id from passholder where passholder.postal_code = $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
 order by passholder.created_at, passholder.id limit $4 offset $5

-- passholders.PassholderSearch (1043, 23, 23)
select passholder.id from passholder where passholder.postal_code = $1
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1043, 23, 23)
select passholder.id from passholder where passholder.school_id = (select id from counter where consumer_key = $1)
  and not (exists (select from membership where passholder_id = passholder.id)
 and not exists (select from membership where passholder_id = passholder.id and status = 'ACTIVE'))
  and true
 order by passholder.created_at, passholder.id limit $2 offset $3

-- passholders.PassholderSearch (1043, 1016, 1016, 23, 23)
select passholder.id from passholder where strpos(folded(first_name || ' ' || name), folded($1)) > 0
  and (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))
order by folded(name) collate "C", folded(first_name) collate "C", passholder.id
limit $4 offset $5

-- passholders.PassholderSearch (23, 23)
select passholder.id from passholder where true
 order by passholder.created_at, passholder.id limit $1 offset $2

-- passholders.PassholderSearch (1015, 1016, 1016)
select passholder.id, passholder.uid from passholder where passholder.id in (select passholder_id from card where number = any($1))
  and not (exists (select from membership where passholder_id = passholder.id and card_system_id = any($2))
 or exists (select from card where passholder_id = passholder.id and card_system_id = any($3)))

-- passholders.PassholderValues (20)
select card_system_id, social_tariff_until::text as "kansenStatuutEndDate", mail_preference as "emailPreference",
       sms_preference as "smsPreference"
from membership where passholder_id = $1

-- passholders.PassholderValues (20)
select encode(picture, 'base64') from passholder_picture where passholder_id = $1

-- passholders.PassholderValues (20)
select uid, name, first_name as "firstName", second_name as "secondName", date_of_birth::text as "dateOfBirth",
       national_number as "inszNumber", gender, street, house_number as number, box, postal_code as "postalCode", city,
       email, telephone, gsm, nationality, place_of_birth as "placeOfBirth", more_info as "moreInfo",
       foreign_city as "foreignCity", country,
       verified::text as verified,
       (select consumer_key from counter where counter.id = school_id) as "schoolConsumerKey",
       opt_in_service_mails::text as "optInServiceMails", opt_in_milestone_mails::text as "optInMilestoneMails",
       opt_in_info_mails::text as "optInInfoMails", opt_in_sms::text as "optInSms", opt_in_post::text as "optInPost",
       legal_terms_paper::text as "legalTermsPaper", legal_terms_digital::text as "legalTermsDigital",
       parental_consent::text as "parentalConsent"
from passholder where id = $1
for no key update of passholder

-- passholders.Presence (1184)
delete from presence_proof where proved_at <= $1

-- passholders.Presence (20, 1043, 1184, 2950)
insert into presence_proof (passholder_id, counter_id, employee, kind, proved_at)
select id, $1, $2, 'NATIONAL_NUMBER', $3 from passholder where national_number_digest = $4
on conflict (passholder_id, counter_id, employee) do update set kind = excluded.kind, proved_at = excluded.proved_at

-- passholders.Presence (20, 20, 1043, 1043, 1184)
insert into presence_proof (passholder_id, counter_id, employee, kind, proved_at)
values ($1, $2, $3, $4, $5)
on conflict (passholder_id, counter_id, employee) do update set kind = excluded.kind, proved_at = excluded.proved_at

-- passholders.Presence (20)
select date_of_birth from passholder where id = $1

-- passholders.Presence (20, 20, 1043, 1184)
select kind from presence_proof
where passholder_id = $1 and counter_id = $2 and employee = $3 and proved_at > $4

-- passholders.PresenceCodes (1184)
delete from presence_code where expires_at <= $1

-- passholders.PresenceCodes (20, 2950, 1184)
delete from presence_code where passholder_id = $1 and digest = $2 and expires_at > $3

-- passholders.PresenceCodes (2950, 1184, 1043)
insert into presence_code (passholder_id, digest, expires_at)
select id, $1, $2 from passholder where uid = $3
on conflict (passholder_id) do update set digest = excluded.digest, expires_at = excluded.expires_at

-- passholders.Registration (1043, 1043, 1043, 1043, 1082, 0, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 0, 0, 16, 16, 16, 16, 16, 16, 16, 16, 16, 20, 0, 1184)
insert into passholder (
    uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, national_number, national_number_digest, verified,
    opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post,
    legal_terms_paper, legal_terms_digital, parental_consent, registration_counter_id, school_id, created_at)
values (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
    $23, $24, $25, $26, $27,
    $28, $29, $30, $31, $32, $33)
on conflict (national_number_digest) do nothing
returning id

-- passholders.Registration (1043, 1043, 1043, 1043, 1082, 0, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 2950, 16, 16, 16, 16, 16, 16, 16, 16, 16, 20, 0, 1184)
insert into passholder (
    uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, national_number, national_number_digest, verified,
    opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post,
    legal_terms_paper, legal_terms_digital, parental_consent, registration_counter_id, school_id, created_at)
values (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
    $23, $24, $25, $26, $27,
    $28, $29, $30, $31, $32, $33)
on conflict (national_number_digest) do nothing
returning id

-- passholders.Registration (1043, 1043, 1043, 1043, 1082, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 0, 0, 16, 16, 16, 16, 16, 16, 16, 16, 16, 20, 0, 1184)
insert into passholder (
    uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, national_number, national_number_digest, verified,
    opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post,
    legal_terms_paper, legal_terms_digital, parental_consent, registration_counter_id, school_id, created_at)
values (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
    $23, $24, $25, $26, $27,
    $28, $29, $30, $31, $32, $33)
on conflict (national_number_digest) do nothing
returning id

-- passholders.Registration (1043, 1043, 1043, 1043, 1082, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 2950, 16, 16, 16, 16, 16, 16, 16, 16, 16, 20, 0, 1184)
insert into passholder (
    uid, first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone, gsm, nationality, place_of_birth, more_info, foreign_city, country, national_number, national_number_digest, verified,
    opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post,
    legal_terms_paper, legal_terms_digital, parental_consent, registration_counter_id, school_id, created_at)
values (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
    $23, $24, $25, $26, $27,
    $28, $29, $30, $31, $32, $33)
on conflict (national_number_digest) do nothing
returning id

-- passholders.Relation (20)
select card_system_id, status = 'ACTIVE' as active, joined from membership where passholder_id = $1

-- passholders.Replacement (20, 20)
select coalesce(social_tariff_until::text, '') from membership
where passholder_id = $1 and card_system_id = $2 and status = 'ACTIVE'
for update

-- passholders.Replacement (1043, 20, 20)
update card set status = $1
where passholder_id = $2 and card_system_id = $3 and status = 'ACTIVE'

-- passholders.Replacement (1043)
update card set status = 'BLOCKED' where number = $1 and status = 'ACTIVE'

-- passholders.Replacement (0, 20, 20)
update membership set social_tariff_until = $1
where passholder_id = $2 and card_system_id = $3

-- passholders.Replacement (1082, 20, 20)
update membership set social_tariff_until = $1
where passholder_id = $2 and card_system_id = $3

-- passholders.Schools (1043, 1043, 1043)
select counter.id
from counter left join organisation on organisation.id = counter.organisation_id
where counter.school and (counter.consumer_key = $1 or organisation.external_id = $2)
order by counter.consumer_key <> $3, counter.id
limit 1

-- passholders.SocialTariffCards (20, 1082, 20, 1082)
select card.number, null as tickets
from card
join membership on membership.passholder_id = card.passholder_id
               and membership.card_system_id = card.card_system_id
where card.card_system_id = $1 and card.status = 'ACTIVE'
  and membership.status = 'ACTIVE' and membership.social_tariff_until >= $2
union all
select card.number, group_pass.tickets_per_year
from card
join group_pass on group_pass.id = card.group_pass_id
where card.card_system_id = $3 and card.status = 'ACTIVE' and group_pass.end_date >= $4
order by number

-- points.PointsHistory (20)
select count(*) from transfer where passholder_id = $1

-- points.PointsHistory (20, 20, 20, 16, 1016, 1016, 1016, 23, 23)
with movement as (
    select moved_at, reason, cause_id, signed,
           sum(signed) over (order by moved_at, reason, cause_id) as total
    from (
        select moved_at, reason, cause_id,
               case when destination = 'PASSHOLDER' then points else -points end as signed
        from transfer
        where passholder_id = $1
    ) moved
)
select moved_at, movement.reason::text as reason, signed, total,
       case when seen then coalesce(event.title, reward.title) end as about,
       case when seen then counter.name end as place
from movement
left join checkin
  on movement.reason in ('CHECKIN', 'CHECKIN_REVERSED')
 and checkin.passholder_id = $2 and checkin.id = cause_id
left join event on event.id = checkin.event_id
left join redemption
  on movement.reason in ('REDEMPTION', 'REDEMPTION_REVERSED')
 and redemption.passholder_id = $3 and redemption.id = cause_id
left join reward on reward.id = redemption.reward_id
left join counter on counter.id = coalesce(checkin.counter_id, redemption.counter_id)
cross join lateral (
    select $4
        or coalesce(counter.id = any($5), false)
        or coalesce(event.organiser_id = any($6) or event.location_id = any($7), false) as seen
) sight
order by moved_at asc, movement.reason asc, cause_id asc
limit $8 offset $9

-- points.PointsHistory (20, 20, 20, 16, 1016, 1016, 1016, 23, 20)
with movement as (
    select moved_at, reason, cause_id, signed,
           sum(signed) over (order by moved_at, reason, cause_id) as total
    from (
        select moved_at, reason, cause_id,
               case when destination = 'PASSHOLDER' then points else -points end as signed
        from transfer
        where passholder_id = $1
    ) moved
)
select moved_at, movement.reason::text as reason, signed, total,
       case when seen then coalesce(event.title, reward.title) end as about,
       case when seen then counter.name end as place
from movement
left join checkin
  on movement.reason in ('CHECKIN', 'CHECKIN_REVERSED')
 and checkin.passholder_id = $2 and checkin.id = cause_id
left join event on event.id = checkin.event_id
left join redemption
  on movement.reason in ('REDEMPTION', 'REDEMPTION_REVERSED')
 and redemption.passholder_id = $3 and redemption.id = cause_id
left join reward on reward.id = redemption.reward_id
left join counter on counter.id = coalesce(checkin.counter_id, redemption.counter_id)
cross join lateral (
    select $4
        or coalesce(counter.id = any($5), false)
        or coalesce(event.organiser_id = any($6) or event.location_id = any($7), false) as seen
) sight
order by moved_at desc, movement.reason desc, cause_id desc
limit $8 offset $9

-- points.PointsHistory (20, 20, 20, 16, 1016, 1016, 1016, 23, 23)
with movement as (
    select moved_at, reason, cause_id, signed,
           sum(signed) over (order by moved_at, reason, cause_id) as total
    from (
        select moved_at, reason, cause_id,
               case when destination = 'PASSHOLDER' then points else -points end as signed
        from transfer
        where passholder_id = $1
    ) moved
)
select moved_at, movement.reason::text as reason, signed, total,
       case when seen then coalesce(event.title, reward.title) end as about,
       case when seen then counter.name end as place
from movement
left join checkin
  on movement.reason in ('CHECKIN', 'CHECKIN_REVERSED')
 and checkin.passholder_id = $2 and checkin.id = cause_id
left join event on event.id = checkin.event_id
left join redemption
  on movement.reason in ('REDEMPTION', 'REDEMPTION_REVERSED')
 and redemption.passholder_id = $3 and redemption.id = cause_id
left join reward on reward.id = redemption.reward_id
left join counter on counter.id = coalesce(checkin.counter_id, redemption.counter_id)
cross join lateral (
    select $4
        or coalesce(counter.id = any($5), false)
        or coalesce(event.organiser_id = any($6) or event.location_id = any($7), false) as seen
) sight
order by moved_at desc, movement.reason desc, cause_id desc
limit $8 offset $9

-- postgres.DatabaseRoles (1043)
select pg_get_userbyid(datdba) = $1 from pg_database where datname = current_database()

-- postgres.DatabaseRoles (1043)
select true from pg_roles where rolname = $1

-- postgres.ServerConnection ()
select 1

-- postgres.ServerConnection (1043)
select 1 from pg_database where datname = $1

-- prices.CardPrices (20)
delete from card_price where id = $1

-- prices.CardPrices (20, 1043, 1043, 16, 23, 23, 16, 1043, 1700)
insert into card_price as present
    (card_system_id, reason, card_type, social_tariff, age_from, age_to, when_age_unknown, postal_code, price)
values
    ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- prices.CardPrices (20, 1043, 1043, 16, 0, 23, 16, 1043, 1700)
insert into card_price as present
    (card_system_id, reason, card_type, social_tariff, age_from, age_to, when_age_unknown, postal_code, price)
values
    ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (card_system_id, reason, card_type, social_tariff, age_from, age_to, postal_code) do update
set price = excluded.price, when_age_unknown = excluded.when_age_unknown
where (present.price, present.when_age_unknown) <> (excluded.price, excluded.when_age_unknown)

-- prices.CardPrices (20, 1043, 1043, 16, 23, 23, 16, 1043, 1700, 20)
update card_price
set (card_system_id, reason, card_type, social_tariff, age_from, age_to, when_age_unknown, postal_code, price) =
    ($1, $2, $3, $4, $5, $6, $7, $8, $9)
where id = $10

-- prices.PriceReader ()
select card_price.id, card_system.id as card_system_id, card_system.name as card_system_name, reason, card_type,
       social_tariff, age_from, age_to, when_age_unknown, postal_code, price
from card_price
join card_system on card_system.id = card_price.card_system_id
order by card_system_id, reason, card_type, social_tariff, age_from nulls first, age_to, postal_code, card_price.id

-- prices.PriceReader (20)
select card_price.id, card_system.id as card_system_id, card_system.name as card_system_name, reason, card_type,
       social_tariff, age_from, age_to, when_age_unknown, postal_code, price
from card_price
join card_system on card_system.id = card_price.card_system_id
where card_price.id = $1

-- prices.PriceReader (20)
select card_price.id, card_system.id as card_system_id, card_system.name as card_system_name, reason, card_type,
       social_tariff, age_from, age_to, when_age_unknown, postal_code, price
from card_price
join card_system on card_system.id = card_price.card_system_id
where card_price.id = $1
for no key update of card_price

-- prices.PriceReader (1016)
select card_price.id, card_system.id as card_system_id, card_system.name as card_system_name, reason, card_type,
       social_tariff, age_from, age_to, when_age_unknown, postal_code, price
from card_price
join card_system on card_system.id = card_price.card_system_id
where card_system_id = any($1)
order by card_system_id, reason, card_type, social_tariff, age_from nulls first, age_to, postal_code, card_price.id

-- removal.AccountRemoval (1043)
select true from pg_notify($1, '')

-- removal.LateCheckinCleanup (1184)
update removed_passholder set settles_at = null where settles_at <= $1 returning id

-- removal.PassholderRemoval (20, 1184)
insert into removed_passholder (id, settles_at) values ($1, $2)

-- removal.PassholderRemoval (1043)
select true from pg_notify($1, '')

-- removal.RemovalRequests (1043)
delete from removal_request where passholder_id = (select id from passholder where uid = $1)

-- removal.RemovalRequests (1184, 1043)
insert into removal_request (passholder_id, requested_at)
select id, $1 from passholder where uid = $2
on conflict do nothing

-- removal.RemovalRequests (1043)
select requested_at from removal_request join passholder on passholder.id = passholder_id where uid = $1

-- removal.RemovalRequests (16, 20, 23)
select uid, btrim(first_name || ' ' || passholder.name) as name, requested_at, counter.name as registered_at
from removal_request
join passholder on passholder.id = passholder_id
left join counter on counter.id = registration_counter_id
where $1 or registration_counter_id = $2
order by requested_at, passholder_id
limit $3

-- retention.Retention (1043, 1184)
insert into retention_progress (kind, done_until) values ($1, $2)
on conflict (kind) do update set done_until = excluded.done_until

-- retention.Retention (1043)
select done_until from retention_progress where kind = $1

-- retention.Retention ()
select pg_try_advisory_xact_lock(hashtextextended('spaarpunt retention', 0))

-- rewards.CounterRedemptions (20, 23)
select found.id, found.passholder_id, found.points, found.redeemed_at, reward.title,
       passholder.uid, passholder.first_name, passholder.name, passholder.city,
       array(
           select card_system_id from membership where membership.passholder_id = found.passholder_id
           union
           select card_system_id from card where card.passholder_id = found.passholder_id
       ) as card_systems
from (
    select * from redemption
    where counter_id = $1 and cancelled_at is null
    order by redeemed_at desc, id desc
    limit $2
) found
join reward on reward.id = found.reward_id
left join passholder on passholder.id = found.passholder_id
order by found.redeemed_at desc, found.id desc

-- rewards.RedeemerReader (20, 1082)
select card_system_id, since
from membership
join card_system on card_system.id = card_system_id
where passholder_id = $1
  and status = 'ACTIVE'
  and not (expired_social_tariff_stops and coalesce(social_tariff_until < $2, false))

-- rewards.RedeemerReader (20)
select coalesce(city, '') as city, coalesce(points, 0) as points,
       exists (select from card where card.passholder_id = asked.id and status = 'ACTIVE') as has_active_card
from (select $1::bigint as id) asked
left join passholder on passholder.id = asked.id
left join balance on balance.passholder_id = asked.id

-- rewards.RedeemerReader (1015, 1015, 20)
select reward_id, ordinal, redeemed_at
from redemption
join reward on reward.id = reward_id
join unnest($1, $2) as present (kind_of_period, label)
    on kind_of_period = case kind when 'WELCOME_ADVANTAGE' then 'ABSOLUTE' else coalesce(limit_period, '') end
where passholder_id = $3
  and cancelled_at is null
  and redemption.period = label

-- rewards.RedemptionErasure (1184, 1184)
select min(redeemed_at) as first from redemption
where redeemed_at >= $1 and redeemed_at < $2 and card_number <> ''

-- rewards.RedemptionErasure (1184, 1184)
update redemption set card_number = ''
where redeemed_at >= $1 and redeemed_at < $2 and card_number <> ''

-- rewards.RedemptionErasure (1016)
update redemption set card_number = '' where passholder_id = any($1) and card_number <> ''

-- rewards.RedemptionHistory (20, 1043, 1184, 1184, 0, 0)
select count(*) from redemption
join reward on reward.id = reward_id
join counter on counter.id = counter_id
where passholder_id = $1
  and reward.kind = $2
  and cancelled_at is null
  and redeemed_at between $3 and $4
  and (cast($5 as bigint) is null or counter_id = $6)

-- rewards.RedemptionHistory (20, 1043, 1184, 1184, 20, 20)
select count(*) from redemption
join reward on reward.id = reward_id
join counter on counter.id = counter_id
where passholder_id = $1
  and reward.kind = $2
  and cancelled_at is null
  and redeemed_at between $3 and $4
  and (cast($5 as bigint) is null or counter_id = $6)

-- rewards.RedemptionHistory (20, 1015, 1043, 1043, 16, 1016)
select count(*) from redemption
join reward on reward.id = reward_id
where passholder_id = $1
  and cancelled_at is null
  and reward.kind = any($2)
  and ($3 = '' or position(folded($4) in folded(title)) > 0)
  and ($5 or counter_id = any($6))

-- rewards.RedemptionHistory (20, 1015, 1043, 1043, 16, 1016, 23, 23)
select redemption.id as redemption_id, redemption.redeemed_at, reward_id
from redemption
join reward on reward.id = reward_id
where passholder_id = $1
  and cancelled_at is null
  and reward.kind = any($2)
  and ($3 = '' or position(folded($4) in folded(title)) > 0)
  and ($5 or counter_id = any($6))
order by redeemed_at desc, redemption.id desc
limit $7 offset $8

-- rewards.RedemptionHistory (20, 1043, 1184, 1184, 0, 0, 23, 23)
select redemption.id, reward_id, title, redemption.points, redeemed_at, consumer_key, counter.name
from redemption
join reward on reward.id = reward_id
join counter on counter.id = counter_id
where passholder_id = $1
  and reward.kind = $2
  and cancelled_at is null
  and redeemed_at between $3 and $4
  and (cast($5 as bigint) is null or counter_id = $6)
order by redeemed_at desc, redemption.id desc
limit $7 offset $8

-- rewards.RedemptionHistory (20, 1043, 1184, 1184, 20, 20, 23, 23)
select redemption.id, reward_id, title, redemption.points, redeemed_at, consumer_key, counter.name
from redemption
join reward on reward.id = reward_id
join counter on counter.id = counter_id
where passholder_id = $1
  and reward.kind = $2
  and cancelled_at is null
  and redeemed_at between $3 and $4
  and (cast($5 as bigint) is null or counter_id = $6)
order by redeemed_at desc, redemption.id desc
limit $7 offset $8

-- rewards.RedemptionHistory (20, 1043, 1184, 1184, 0, 0, 23, 23)
select redemption.id, reward_id, title, redemption.points, redeemed_at, consumer_key, counter.name
from redemption
join reward on reward.id = reward_id
join counter on counter.id = counter_id
where passholder_id = $1
  and reward.kind = $2
  and cancelled_at is null
  and redeemed_at between $3 and $4
  and (cast($5 as bigint) is null or counter_id = $6)
order by title desc, redemption.id desc
limit $7 offset $8

-- rewards.RedemptionWriter (20, 20, 20, 20, 1043, 1043, 23, 1184, 1043, 23)
insert into redemption (
    passholder_id, reward_id, counter_id, user_id, agent_key, card_number, points, redeemed_at, period, ordinal)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (passholder_id, reward_id, period, ordinal) where cancelled_at is null do nothing
returning id

-- rewards.RedemptionWriter (20)
select coalesce((select points from balance where passholder_id = $1), 0)

-- rewards.RedemptionWriter (20)
select id from reward where id = $1 for update

-- rewards.RedemptionWriter (1184, 20, 20)
update redemption set cancelled_at = $1, cancelled_in = pg_current_xact_id()::text::bigint
where passholder_id = $2 and id = $3 and cancelled_at is null

-- rewards.RedemptionWriter (20)
update reward set units_taken = units_taken + 1
where id = $1 and (max_units is null or units_taken < max_units)
returning units_taken

-- rewards.RedemptionWriter (20)
update reward set units_taken = units_taken - 1 where id = $1

-- rewards.RedemptionWriter (20, 20, 20, 23, 1184)
with earned as (
    select $1 as passholder_id,
           'REDEMPTION_REVERSED'::transfer_reason as reason,
           $2 as cause_id,
           'REWARD'::ledger_account as source,
           $3 as source_id,
           $4 as points,
           $5 as moved_at
),
posted as (
    insert into transfer (
        passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
    select passholder_id, reason, cause_id, source, source_id, 'PASSHOLDER', passholder_id, points, moved_at
    from earned
    returning passholder_id, points
),
credited as (
    insert into balance (passholder_id, points)
    select passholder_id, sum(points) from posted group by passholder_id order by passholder_id
    on conflict (passholder_id) do update set points = balance.points + excluded.points
    returning passholder_id, points
)
select points from credited

-- rewards.RedemptionWriter (23, 20, 23, 1043, 20, 1043, 20, 23, 1184)
with spent as (
    update balance set points = points - $1
    where passholder_id = $2 and points >= $3
    returning passholder_id, points
),
posted as (
    insert into transfer (
        passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
    select passholder_id, $4::transfer_reason, $5, 'PASSHOLDER', passholder_id,
           $6::ledger_account, $7, $8, $9
    from spent
)
select points from spent

-- rewards.RewardCatalogue (1184, 1184, 1184, 1184, 20, 20, 23)
select reward.id, title, points, description1, description2, max_units, in_spotlight,
       array(select url from reward_picture where reward_id = reward.id order by position) as pictures
from reward
where kind = 'POINTS_PROMOTION'
  and published_from <= $1 and $2 < published_to
  and redeemable_from <= $3 and $4 < redeemable_to
  and (max_units is null or units_taken < max_units)
  and exists (
      select from reward_card_system
      join membership using (card_system_id)
      where reward_id = reward.id and passholder_id = $5 and status = 'ACTIVE')
  and (not exists (select from reward_city where reward_id = reward.id)
       or exists (
           select from reward_city
           join passholder on lower(passholder.city) = lower(reward_city.city)
           where reward_id = reward.id and passholder.id = $6))
order by in_spotlight desc, points, reward.id
limit $7

-- rewards.RewardImport ()
delete from reward_card_system
using incoming
where reward_id = incoming.id and card_system_id <> all(card_systems)

-- rewards.RewardImport ()
delete from reward_city using incoming where reward_id = incoming.id and city <> all(cities)

-- rewards.RewardImport ()
delete from reward_counter
using incoming, counter
where reward_id = incoming.id and counter.id = counter_id and consumer_key <> all(counters)

-- rewards.RewardImport ()
delete from reward_picture
using incoming
where reward_id = incoming.id and position > cardinality(pictures)

-- rewards.RewardImport ()
insert into reward (
    id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
    redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id, granted_from, granted_to)
select id, kind, title, coalesce(description1, ''), coalesce(description2, ''), points, in_spotlight, published_from,
       published_to, redeemable_from, redeemable_to, max_units, limit_volume, limit_period,
       coalesce(owner, card_systems[1]), granted_from, granted_to
from incoming
on conflict (id) do update
set (kind, title, points, redeemable_from, redeemable_to) = row(excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to)
where (reward.kind, reward.title, reward.points, reward.redeemable_from, reward.redeemable_to) is distinct from (excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to)

-- rewards.RewardImport ()
insert into reward (
    id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
    redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id, granted_from, granted_to)
select id, kind, title, coalesce(description1, ''), coalesce(description2, ''), points, in_spotlight, published_from,
       published_to, redeemable_from, redeemable_to, max_units, limit_volume, limit_period,
       coalesce(owner, card_systems[1]), granted_from, granted_to
from incoming
on conflict (id) do update
set (kind, title, points, redeemable_from, redeemable_to, description1, description2, published_from, owning_card_system_id, max_units, limit_volume, limit_period, in_spotlight) = row(excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.description1, excluded.description2, excluded.published_from, excluded.owning_card_system_id, excluded.max_units, excluded.limit_volume, excluded.limit_period, excluded.in_spotlight)
where (reward.kind, reward.title, reward.points, reward.redeemable_from, reward.redeemable_to, reward.description1, reward.description2, reward.published_from, reward.owning_card_system_id, reward.max_units, reward.limit_volume, reward.limit_period, reward.in_spotlight) is distinct from (excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.description1, excluded.description2, excluded.published_from, excluded.owning_card_system_id, excluded.max_units, excluded.limit_volume, excluded.limit_period, excluded.in_spotlight)

-- rewards.RewardImport ()
insert into reward (
    id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
    redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id, granted_from, granted_to)
select id, kind, title, coalesce(description1, ''), coalesce(description2, ''), points, in_spotlight, published_from,
       published_to, redeemable_from, redeemable_to, max_units, limit_volume, limit_period,
       coalesce(owner, card_systems[1]), granted_from, granted_to
from incoming
on conflict (id) do update
set (kind, title, points, redeemable_from, redeemable_to, max_units) = row(excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.max_units)
where (reward.kind, reward.title, reward.points, reward.redeemable_from, reward.redeemable_to, reward.max_units) is distinct from (excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.max_units)

-- rewards.RewardImport ()
insert into reward_card_system (reward_id, card_system_id)
select id, unnest(card_systems) from incoming
on conflict do nothing

-- rewards.RewardImport ()
insert into reward_city (reward_id, city) select id, unnest(cities) from incoming on conflict do nothing

-- rewards.RewardImport ()
insert into reward_counter (reward_id, counter_id)
select incoming.id, counter.id from incoming join counter on consumer_key = any(counters)
on conflict do nothing

-- rewards.RewardImport ()
insert into reward_picture (reward_id, position, url)
select incoming.id, place, address
from incoming, unnest(pictures) with ordinality as picture (address, place)
on conflict (reward_id, position) do update
set url = excluded.url
where reward_picture.url <> excluded.url

-- rewards.RewardList (1043, 1043, 1043, 1043, 1043)
select count(*) from reward
cross join (select cast($1 as timestamptz) as now, cast($2 as text) as kind) given
where (given.kind = '' or reward.kind = given.kind) and redeemable_from > given.now and (id::text = $3 or ($4 = '' or strpos(folded(title), (select folded($5))) > 0))

-- rewards.RewardList (1043, 1043, 1043, 1043, 1043)
select count(*) from reward
cross join (select cast($1 as timestamptz) as now, cast($2 as text) as kind) given
where (given.kind = '' or reward.kind = given.kind) and redeemable_to <= given.now and (id::text = $3 or ($4 = '' or strpos(folded(title), (select folded($5))) > 0))

-- rewards.RewardList (1043, 1043, 1043, 1043, 1043)
select count(*) from reward
cross join (select cast($1 as timestamptz) as now, cast($2 as text) as kind) given
where (given.kind = '' or reward.kind = given.kind) and true and (id::text = $3 or ($4 = '' or strpos(folded(title), (select folded($5))) > 0))

-- rewards.RewardList (1043, 1043, 1043, 1043, 1043, 23, 20)
select id, reward.kind, title, points, redeemable_from, redeemable_to, max_units, units_taken, in_spotlight,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems
 from reward
cross join (select cast($1 as timestamptz) as now, cast($2 as text) as kind) given
where (given.kind = '' or reward.kind = given.kind) and redeemable_from > given.now and (id::text = $3 or ($4 = '' or strpos(folded(title), (select folded($5))) > 0))
 order by folded(title), id limit $6 offset $7

-- rewards.RewardList (1043, 1043, 1043, 1043, 1043, 23, 20)
select id, reward.kind, title, points, redeemable_from, redeemable_to, max_units, units_taken, in_spotlight,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems
 from reward
cross join (select cast($1 as timestamptz) as now, cast($2 as text) as kind) given
where (given.kind = '' or reward.kind = given.kind) and redeemable_to <= given.now and (id::text = $3 or ($4 = '' or strpos(folded(title), (select folded($5))) > 0))
 order by folded(title), id limit $6 offset $7

-- rewards.RewardList (1043, 1043, 1043, 1043, 1043, 23, 20)
select id, reward.kind, title, points, redeemable_from, redeemable_to, max_units, units_taken, in_spotlight,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems
 from reward
cross join (select cast($1 as timestamptz) as now, cast($2 as text) as kind) given
where (given.kind = '' or reward.kind = given.kind) and true and (id::text = $3 or ($4 = '' or strpos(folded(title), (select folded($5))) > 0))
 order by folded(title), id limit $6 offset $7

-- rewards.RewardRedemption (20, 20)
select id, reward_id, counter_id, points, redeemed_at, cancelled_at is not null as cancelled
from redemption
where passholder_id = $1 and id = $2

-- rewards.RewardRedemption (20, 1043)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
 from reward where id = $1 and kind = $2

-- rewards.RewardRegister ()
select coalesce(max(id), 0) + 1 from reward

-- rewards.RewardRegister (20)
select id from reward where id = $1 for no key update

-- rewards.RewardRegister (20)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
 from reward where id = $1

-- rewards.RewardRegister (1043)
select true from pg_notify($1, '')

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
delete from reward_card_system
using incoming
where reward_id = incoming.id and card_system_id <> all(card_systems)

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
delete from reward_city using incoming where reward_id = incoming.id and city <> all(cities)

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
delete from reward_counter
using incoming, counter
where reward_id = incoming.id and counter.id = counter_id and consumer_key <> all(counters)

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
delete from reward_picture
using incoming
where reward_id = incoming.id and position > cardinality(pictures)

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
insert into reward (
    id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
    redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id, granted_from, granted_to)
select id, kind, title, coalesce(description1, ''), coalesce(description2, ''), points, in_spotlight, published_from,
       published_to, redeemable_from, redeemable_to, max_units, limit_volume, limit_period,
       coalesce(owner, card_systems[1]), granted_from, granted_to
from incoming
on conflict (id) do update
set (kind, title, points, redeemable_from, redeemable_to, description2, description1, granted_to, published_to, limit_volume, limit_period, max_units, published_from, owning_card_system_id, granted_from, in_spotlight) = row(excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.description2, excluded.description1, excluded.granted_to, excluded.published_to, excluded.limit_volume, excluded.limit_period, excluded.max_units, excluded.published_from, excluded.owning_card_system_id, excluded.granted_from, excluded.in_spotlight)
where (reward.kind, reward.title, reward.points, reward.redeemable_from, reward.redeemable_to, reward.description2, reward.description1, reward.granted_to, reward.published_to, reward.limit_volume, reward.limit_period, reward.max_units, reward.published_from, reward.owning_card_system_id, reward.granted_from, reward.in_spotlight) is distinct from (excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.description2, excluded.description1, excluded.granted_to, excluded.published_to, excluded.limit_volume, excluded.limit_period, excluded.max_units, excluded.published_from, excluded.owning_card_system_id, excluded.granted_from, excluded.in_spotlight)

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
insert into reward (
    id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
    redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id, granted_from, granted_to)
select id, kind, title, coalesce(description1, ''), coalesce(description2, ''), points, in_spotlight, published_from,
       published_to, redeemable_from, redeemable_to, max_units, limit_volume, limit_period,
       coalesce(owner, card_systems[1]), granted_from, granted_to
from incoming
on conflict (id) do update
set (kind, title, points, redeemable_from, redeemable_to, in_spotlight, description2, description1, granted_to, published_to, limit_volume, limit_period, max_units, published_from, owning_card_system_id, granted_from) = row(excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.in_spotlight, excluded.description2, excluded.description1, excluded.granted_to, excluded.published_to, excluded.limit_volume, excluded.limit_period, excluded.max_units, excluded.published_from, excluded.owning_card_system_id, excluded.granted_from)
where (reward.kind, reward.title, reward.points, reward.redeemable_from, reward.redeemable_to, reward.in_spotlight, reward.description2, reward.description1, reward.granted_to, reward.published_to, reward.limit_volume, reward.limit_period, reward.max_units, reward.published_from, reward.owning_card_system_id, reward.granted_from) is distinct from (excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.in_spotlight, excluded.description2, excluded.description1, excluded.granted_to, excluded.published_to, excluded.limit_volume, excluded.limit_period, excluded.max_units, excluded.published_from, excluded.owning_card_system_id, excluded.granted_from)

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
insert into reward (
    id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
    redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id, granted_from, granted_to)
select id, kind, title, coalesce(description1, ''), coalesce(description2, ''), points, in_spotlight, published_from,
       published_to, redeemable_from, redeemable_to, max_units, limit_volume, limit_period,
       coalesce(owner, card_systems[1]), granted_from, granted_to
from incoming
on conflict (id) do update
set (kind, title, points, redeemable_from, redeemable_to, max_units, limit_volume, limit_period, published_to, granted_to, description1, description2, in_spotlight, granted_from, owning_card_system_id, published_from) = row(excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.max_units, excluded.limit_volume, excluded.limit_period, excluded.published_to, excluded.granted_to, excluded.description1, excluded.description2, excluded.in_spotlight, excluded.granted_from, excluded.owning_card_system_id, excluded.published_from)
where (reward.kind, reward.title, reward.points, reward.redeemable_from, reward.redeemable_to, reward.max_units, reward.limit_volume, reward.limit_period, reward.published_to, reward.granted_to, reward.description1, reward.description2, reward.in_spotlight, reward.granted_from, reward.owning_card_system_id, reward.published_from) is distinct from (excluded.kind, excluded.title, excluded.points, excluded.redeemable_from, excluded.redeemable_to, excluded.max_units, excluded.limit_volume, excluded.limit_period, excluded.published_to, excluded.granted_to, excluded.description1, excluded.description2, excluded.in_spotlight, excluded.granted_from, excluded.owning_card_system_id, excluded.published_from)

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
insert into reward (
    id, kind, title, description1, description2, points, in_spotlight, published_from, published_to, redeemable_from,
    redeemable_to, max_units, limit_volume, limit_period, owning_card_system_id, granted_from, granted_to)
select id, kind, title, coalesce(description1, ''), coalesce(description2, ''), points, in_spotlight, published_from,
       published_to, redeemable_from, redeemable_to, max_units, limit_volume, limit_period,
       coalesce(owner, card_systems[1]), granted_from, granted_to
from incoming
on conflict do nothing

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
insert into reward_card_system (reward_id, card_system_id)
select id, unnest(card_systems) from incoming
on conflict do nothing

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
insert into reward_city (reward_id, city) select id, unnest(cities) from incoming on conflict do nothing

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
insert into reward_counter (reward_id, counter_id)
select incoming.id, counter.id from incoming join counter on consumer_key = any(counters)
on conflict do nothing

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
insert into reward_picture (reward_id, position, url)
select incoming.id, place, address
from incoming, unnest(pictures) with ordinality as picture (address, place)
on conflict (reward_id, position) do update
set url = excluded.url
where reward_picture.url <> excluded.url

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
select exists (select from incoming join reward using (id)
where incoming.max_units < units_taken
)

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
select exists (select from incoming join reward using (id)
where reward.kind <> incoming.kind and exists (select from redemption where reward_id = incoming.id)
)

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
select named from incoming, unnest(card_systems || owner) as named
where named is not null and not exists (select from card_system where id = named)
 limit 1

-- rewards.RewardRegister (1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043, 1043)
with incoming as (select cast(nullif($1, '') as bigint) as id, cast(nullif($2, '') as text) as kind, cast(nullif($3, '') as text) as title, cast(nullif($4, '') as text) as description1, cast(nullif($5, '') as text) as description2, cast(nullif($6, '') as integer) as points, cast(nullif($7, '') as boolean) as in_spotlight, cast(nullif($8, '') as timestamptz) as published_from, cast(nullif($9, '') as timestamptz) as published_to, cast(nullif($10, '') as timestamptz) as redeemable_from, cast(nullif($11, '') as timestamptz) as redeemable_to, cast(nullif($12, '') as integer) as max_units, cast(nullif($13, '') as smallint) as limit_volume, cast(nullif($14, '') as text) as limit_period, cast(nullif($15, '') as bigint) as owner, cast(nullif($16, '') as timestamptz) as granted_from, cast(nullif($17, '') as timestamptz) as granted_to, cast(nullif($18, '') as bigint[]) as card_systems, cast(nullif($19, '') as text[]) as cities, cast(nullif($20, '') as text[]) as counters, cast(nullif($21, '') as text[]) as pictures)
select named from incoming, unnest(counters) as named
where not exists (select from counter where consumer_key = named)
 limit 1

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 1184, 16, 1016, 1016, 1043, 1184, 1184, 1016, 23)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_from <= $33 and redeemable_to > $34
and (
    $35
    and exists (
        select from reward_card_system
        join unnest($36, $37) as member (system_id, since_us) on system_id = card_system_id
        where reward_id = reward.id
          and (since_us is null
               or (coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' >= granted_from, true)
                   and coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' < granted_to, true))))
    and (not exists (select from reward_city where reward_id = reward.id)
         or exists (select from reward_city
                    where reward_id = reward.id and lower(reward_city.city) = lower($38)))
    and redeemable_from <= $39 and $40 < redeemable_to
    and (max_units is null or units_taken < max_units)
    and coalesce(
        (select count(*) from unnest($41) as taken (id) where taken.id = reward.id)
            < case kind when 'WELCOME_ADVANTAGE' then 1 else limit_volume end,
        true)
    and points <= $42
)

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 1184)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_from <= $33 and redeemable_to > $34
and true

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_from > $33
and true

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_to <= $33
and true

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_to > $33
and true

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 16, 1016, 1016, 1043, 1184, 1184, 1016, 23)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and (
    $33
    and exists (
        select from reward_card_system
        join unnest($34, $35) as member (system_id, since_us) on system_id = card_system_id
        where reward_id = reward.id
          and (since_us is null
               or (coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' >= granted_from, true)
                   and coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' < granted_to, true))))
    and (not exists (select from reward_city where reward_id = reward.id)
         or exists (select from reward_city
                    where reward_id = reward.id and lower(reward_city.city) = lower($36)))
    and redeemable_from <= $37 and $38 < redeemable_to
    and (max_units is null or units_taken < max_units)
    and coalesce(
        (select count(*) from unnest($39) as taken (id) where taken.id = reward.id)
            < case kind when 'WELCOME_ADVANTAGE' then 1 else limit_volume end,
        true)
    and points <= $40
)

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 16, 1016, 1016, 1043, 1184, 1184, 1016, 23, 1016)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and (
    $33
    and exists (
        select from reward_card_system
        join unnest($34, $35) as member (system_id, since_us) on system_id = card_system_id
        where reward_id = reward.id
          and (since_us is null
               or (coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' >= granted_from, true)
                   and coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' < granted_to, true))))
    and (not exists (select from reward_city where reward_id = reward.id)
         or exists (select from reward_city
                    where reward_id = reward.id and lower(reward_city.city) = lower($36)))
    and redeemable_from <= $37 and $38 < redeemable_to
    and (max_units is null or units_taken < max_units)
    and coalesce(
        (select count(*) from unnest($39) as taken (id) where taken.id = reward.id)
            < case kind when 'WELCOME_ADVANTAGE' then 1 else limit_volume end,
        true)
    and points <= $40
) and not exists (select from unnest($41) as taken (id) where taken.id = reward.id)

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1016, 16, 1016, 1016, 1043, 1184, 1184, 1016, 23)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and (exists (select from unnest($33) as taken (id) where taken.id = reward.id) or (
    $34
    and exists (
        select from reward_card_system
        join unnest($35, $36) as member (system_id, since_us) on system_id = card_system_id
        where reward_id = reward.id
          and (since_us is null
               or (coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' >= granted_from, true)
                   and coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' < granted_to, true))))
    and (not exists (select from reward_city where reward_id = reward.id)
         or exists (select from reward_city
                    where reward_id = reward.id and lower(reward_city.city) = lower($37)))
    and redeemable_from <= $38 and $39 < redeemable_to
    and (max_units is null or units_taken < max_units)
    and coalesce(
        (select count(*) from unnest($40) as taken (id) where taken.id = reward.id)
            < case kind when 'WELCOME_ADVANTAGE' then 1 else limit_volume end,
        true)
    and points <= $41
))

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1016)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and exists (select from unnest($33) as taken (id) where taken.id = reward.id)

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043)
select count(*) from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and true

-- rewards.RewardSearch (1016)
select count(*) from unnest($1) as named (id)
where not exists (select from card_system where card_system.id = named.id)

-- rewards.RewardSearch (1015)
select count(*) from unnest($1) as named (key)
where not exists (select from counter where consumer_key = key)

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 1184)
select kind, owning_card_system_id as owner,
       (select name from card_system where card_system.id = owning_card_system_id) as owner_name,
       count(*) as rewards
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_from <= $33 and redeemable_to > $34
and true
 group by kind, owning_card_system_id order by kind, owning_card_system_id

-- rewards.RewardSearch (1016)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
 from reward where id = any($1)

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 1184, 16, 1016, 1016, 1043, 1184, 1184, 1016, 23, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_from <= $33 and redeemable_to > $34
and (
    $35
    and exists (
        select from reward_card_system
        join unnest($36, $37) as member (system_id, since_us) on system_id = card_system_id
        where reward_id = reward.id
          and (since_us is null
               or (coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' >= granted_from, true)
                   and coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' < granted_to, true))))
    and (not exists (select from reward_city where reward_id = reward.id)
         or exists (select from reward_city
                    where reward_id = reward.id and lower(reward_city.city) = lower($38)))
    and redeemable_from <= $39 and $40 < redeemable_to
    and (max_units is null or units_taken < max_units)
    and coalesce(
        (select count(*) from unnest($41) as taken (id) where taken.id = reward.id)
            < case kind when 'WELCOME_ADVANTAGE' then 1 else limit_volume end,
        true)
    and points <= $42
)
order by coalesce(owning_card_system_id = $43, false) desc, points asc, reward.id
limit $44 offset $45

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 1184, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_from <= $33 and redeemable_to > $34
and true
order by coalesce(owning_card_system_id = $35, false) desc, points asc, reward.id
limit $36 offset $37

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 1184, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_from <= $33 and redeemable_to > $34
and true
order by coalesce(owning_card_system_id = $35, false) desc, title asc, reward.id
limit $36 offset $37

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_from > $33
and true
order by coalesce(owning_card_system_id = $34, false) desc, points asc, reward.id
limit $35 offset $36

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_to <= $33
and true
order by coalesce(owning_card_system_id = $34, false) desc, points asc, reward.id
limit $35 offset $36

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_to > $33
and true
order by coalesce(owning_card_system_id = $34, false) desc, created_at asc, reward.id
limit $35 offset $36

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_to > $33
and true
order by coalesce(owning_card_system_id = $34, false) desc, created_at desc, reward.id
limit $35 offset $36

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1184, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and redeemable_to > $33
and true
order by coalesce(owning_card_system_id = $34, false) desc, points asc, reward.id
limit $35 offset $36

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 16, 1016, 1016, 1043, 1184, 1184, 1016, 23, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and (
    $33
    and exists (
        select from reward_card_system
        join unnest($34, $35) as member (system_id, since_us) on system_id = card_system_id
        where reward_id = reward.id
          and (since_us is null
               or (coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' >= granted_from, true)
                   and coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' < granted_to, true))))
    and (not exists (select from reward_city where reward_id = reward.id)
         or exists (select from reward_city
                    where reward_id = reward.id and lower(reward_city.city) = lower($36)))
    and redeemable_from <= $37 and $38 < redeemable_to
    and (max_units is null or units_taken < max_units)
    and coalesce(
        (select count(*) from unnest($39) as taken (id) where taken.id = reward.id)
            < case kind when 'WELCOME_ADVANTAGE' then 1 else limit_volume end,
        true)
    and points <= $40
)
order by coalesce(owning_card_system_id = $41, false) desc, created_at desc, reward.id
limit $42 offset $43

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 16, 1016, 1016, 1043, 1184, 1184, 1016, 23, 1016, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and (
    $33
    and exists (
        select from reward_card_system
        join unnest($34, $35) as member (system_id, since_us) on system_id = card_system_id
        where reward_id = reward.id
          and (since_us is null
               or (coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' >= granted_from, true)
                   and coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' < granted_to, true))))
    and (not exists (select from reward_city where reward_id = reward.id)
         or exists (select from reward_city
                    where reward_id = reward.id and lower(reward_city.city) = lower($36)))
    and redeemable_from <= $37 and $38 < redeemable_to
    and (max_units is null or units_taken < max_units)
    and coalesce(
        (select count(*) from unnest($39) as taken (id) where taken.id = reward.id)
            < case kind when 'WELCOME_ADVANTAGE' then 1 else limit_volume end,
        true)
    and points <= $40
) and not exists (select from unnest($41) as taken (id) where taken.id = reward.id)
order by coalesce(owning_card_system_id = $42, false) desc, created_at asc, reward.id
limit $43 offset $44

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1016, 16, 1016, 1016, 1043, 1184, 1184, 1016, 23, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and (exists (select from unnest($33) as taken (id) where taken.id = reward.id) or (
    $34
    and exists (
        select from reward_card_system
        join unnest($35, $36) as member (system_id, since_us) on system_id = card_system_id
        where reward_id = reward.id
          and (since_us is null
               or (coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' >= granted_from, true)
                   and coalesce('epoch'::timestamptz + since_us * interval '1 microsecond' < granted_to, true))))
    and (not exists (select from reward_city where reward_id = reward.id)
         or exists (select from reward_city
                    where reward_id = reward.id and lower(reward_city.city) = lower($37)))
    and redeemable_from <= $38 and $39 < redeemable_to
    and (max_units is null or units_taken < max_units)
    and coalesce(
        (select count(*) from unnest($40) as taken (id) where taken.id = reward.id)
            < case kind when 'WELCOME_ADVANTAGE' then 1 else limit_volume end,
        true)
    and points <= $41
))
order by coalesce(owning_card_system_id = $42, false) desc, created_at asc, reward.id
limit $43 offset $44

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 1016, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and exists (select from unnest($33) as taken (id) where taken.id = reward.id)
order by coalesce(owning_card_system_id = $34, false) desc, created_at asc, reward.id
limit $35 offset $36

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and true
order by coalesce(owning_card_system_id = $33, false) desc, created_at asc, reward.id
limit $34 offset $35

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and true
order by coalesce(owning_card_system_id = $33, false) desc, created_at desc, reward.id
limit $34 offset $35

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and true
order by coalesce(owning_card_system_id = $33, false) desc, points asc, reward.id
limit $34 offset $35

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and true
order by coalesce(owning_card_system_id = $33, false) desc, title asc, reward.id
limit $34 offset $35

-- rewards.RewardSearch (1015, 23, 23, 1184, 1184, 1184, 1184, 16, 1184, 1184, 16, 16, 1043, 1043, 1015, 1015, 1015, 1015, 1016, 1016, 1016, 1016, 1015, 1015, 1015, 1015, 1015, 1015, 1043, 1043, 1043, 1043, 20, 23, 23)
select reward.id, kind, title, description1, description2, in_spotlight, created_at, points, published_from, published_to,
redeemable_from, redeemable_to, granted_from, granted_to, max_units, units_taken, limit_volume, limit_period,
owning_card_system_id, (select name from card_system where id = owning_card_system_id) as owner,
array(select url from reward_picture where reward_id = reward.id order by position) as pictures,
array(select city from reward_city where reward_id = reward.id order by city) as cities,
array(select card_system_id from reward_card_system where reward_id = reward.id order by 1) as system_ids,
array(select name from reward_card_system join card_system on card_system.id = card_system_id
      where reward_id = reward.id order by card_system_id) as systems,
array(select consumer_key from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counter_keys,
array(select name from reward_counter join counter on counter.id = counter_id
      where reward_id = reward.id order by consumer_key) as counters
from reward
where kind = any($1)
  and points between $2 and $3
  and redeemable_from <= $4 and redeemable_to > $5
  and coalesce(granted_from <= $6, true) and coalesce(granted_to > $7, true)
  and (not $8 or (published_from <= $9 and $10 < published_to))
  and ($11 is null or in_spotlight = $12)
  and ($13 = '' or position(folded($14) in folded(title)) > 0)
  and (cardinality($15) = 0
       or not exists (select from reward_city where reward_id = reward.id)
       or exists (select from reward_city where reward_id = reward.id
                    and folded(city) = any(array(select folded(asked) from unnest($16) as asked))))
  and (cardinality($17) = 0
       or not exists (select from reward_counter where reward_id = reward.id)
       or exists (select from reward_counter join counter on counter.id = counter_id
                  where reward_id = reward.id and consumer_key = any($18)))
  and (cardinality($19) = 0 or owning_card_system_id = any($20))
  and (cardinality($21) = 0
       or exists (select from reward_card_system
                  where reward_id = reward.id and card_system_id = any($22)))
  and ((cardinality($23) = 0 and cardinality($24) = 0)
       or exists (select from counter
                  left join organisation on organisation.id = counter.organisation_id
                  where (cardinality($25) = 0
                         or coalesce(organisation.external_id, consumer_key) = any($26))
                    and (cardinality($27) = 0 or postal_code = any($28))
                    and (not exists (select from reward_counter where reward_id = reward.id)
                         or exists (select from reward_counter
                                    where reward_id = reward.id and counter_id = counter.id))
                    and exists (select from counter_group join reward_card_system using (card_system_id)
                                where counter_id = counter.id and reward_id = reward.id)))
  and ($29 = ''
       or position(folded($30) in folded(title)) > 0
       or exists (select from reward_counter
                  join counter on counter.id = counter_id
                  left join organisation on organisation.id = counter.organisation_id
                  where reward_id = reward.id
                    and (position(folded($31) in folded(coalesce(organisation.name, counter.name))) > 0
                         or position(folded($32) in folded(coalesce(city, ''))) > 0)))
and true
and true
order by coalesce(owning_card_system_id = $33, false) desc, title desc, reward.id
limit $34 offset $35

-- secrets.KeyProofs (1043)
delete from sealing_key where id <> $1

-- secrets.KeyProofs (1043, 1043)
insert into sealing_key (id, proof) values ($1, $2) on conflict (id) do nothing

-- secrets.KeyProofs ()
select id, proof from sealing_key

-- secrets.SealedColumns (1043, 23)
select id as id, key as secret from signing_key where id > $1 and key is not null order by id limit $2

-- secrets.SealedColumns (1043, 23)
select id as id, previous_secret as secret from webhook_endpoint where id > $1 and previous_secret is not null order by id limit $2

-- secrets.SealedColumns (1043, 23)
select id as id, secret as secret from webhook_endpoint where id > $1 and secret is not null order by id limit $2

-- secrets.SealedColumns (1043, 23)
select key as id, previous_secret as secret from consumer where key > $1 and previous_secret is not null order by key limit $2

-- secrets.SealedColumns (1043, 23)
select key as id, secret as secret from consumer where key > $1 and secret is not null order by key limit $2

-- secrets.SealedColumns ()
select key as id, secret as secret from consumer where secret not like 'sealed:%'

-- secrets.SealedColumns (1043, 23)
select name as id, key as secret from digest_key where name > $1 and key is not null order by name limit $2

-- secrets.SealedColumns ()
select token as id, secret as secret from access_token where secret not like 'sealed:%'

-- secrets.SealedColumns (1043, 23)
select token as id, secret as secret from access_token where token > $1 and secret is not null order by token limit $2

-- secrets.SealedColumns (1043, 23)
select token as id, secret as secret from request_token where token > $1 and secret is not null order by token limit $2

-- secrets.SealedColumns (1043, 23)
select uid as id, national_number as secret from passholder where uid > $1 and national_number is not null order by uid limit $2

-- secrets.SealedColumns (1043, 23)
select user_id::text as id, body as secret from mail_outbox where user_id::text > $1 and body is not null order by user_id::text limit $2

-- secrets.SealedColumns (1043, 23)
select user_id::text as id, secret as secret from second_factor where user_id::text > $1 and secret is not null order by user_id::text limit $2

-- secrets.SealedColumns (1043, 1043, 1043)
update access_token set secret = $1 where token = $2 and secret = $3

-- secrets.SealedColumns (1043, 1043, 1043)
update consumer set previous_secret = $1 where key = $2 and previous_secret = $3

-- secrets.SealedColumns (1043, 1043, 1043)
update consumer set secret = $1 where key = $2 and secret = $3

-- secrets.SealedColumns (1043, 1043, 1043)
update digest_key set key = $1 where name = $2 and key = $3

-- secrets.SealedColumns (1043, 1043, 1043)
update passholder set national_number = $1 where uid = $2 and national_number = $3

-- secrets.SealedColumns (1043, 1043, 1043)
update request_token set secret = $1 where token = $2 and secret = $3

-- secrets.StoredKey (1043, 1043)
insert into digest_key (name, key) values ($1, $2) on conflict (name) do nothing

-- secrets.StoredKey (1043)
select key from digest_key where name = $1

-- storage.Pooler ()
select pg_backend_pid()

-- storage.WriteProbe ()
select current_setting('transaction_read_only')::boolean,
       count(*),
       (select pg_logical_emit_message(true, 'spaarpunt', 'ready'))
from (select set_config('work_mem', '64kB', true), set_config('temp_tablespaces', '', true)) as local (memory, place),
     lateral generate_series(1, 20000 + length(place))

-- webhooks.DeliveryLog (1184)
delete from webhook_delivery where created_at < $1

-- webhooks.DeliveryLog (1043, 1043, 1043, 1184, 1184, 1184, 1043)
insert into webhook_delivery (endpoint_id, message_id, kind, body, created_at, next_attempt_at)
select id, $1, $2,
       json_build_object(
           'type', $3,
           'timestamp', to_char($4 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
           'data', json_build_object('webhookId', id))::text,
       $5, $6
from webhook_endpoint
where id = $7 and state = 'ACTIVE'

-- webhooks.DeliveryLog (1043)
select count(*) from webhook_delivery where endpoint_id = $1

-- webhooks.DeliveryLog (1043, 23, 23)
select id, message_id, kind, body, created_at, attempts, next_attempt_at, attempted_at, delivered_at, status,
       answer
from webhook_delivery
where endpoint_id = $1
order by id desc limit $2 offset $3

-- webhooks.DeliveryLog (1184, 1043, 20)
update webhook_delivery set next_attempt_at = $1, delivered_at = null where endpoint_id = $2 and id = $3
returning message_id

-- webhooks.DeliveryQueue (1043)
select address, secret, previous_secret, previous_secret_until from webhook_endpoint
where id = $1 and state = 'ACTIVE'

-- webhooks.DeliveryQueue ()
select count(*) as waiting, min(next_attempt_at) as oldest
from webhook_delivery
join webhook_endpoint on webhook_endpoint.id = endpoint_id
where next_attempt_at is not null and state = 'ACTIVE'

-- webhooks.DeliveryQueue (1184)
select endpoint.id
from webhook_endpoint endpoint
join counter on counter.id = endpoint.counter_id
join consumer on consumer.key = counter.consumer_key
left join consumer application on application.key = endpoint.consumer_key
where state = 'ACTIVE'
  and consumer.revoked_at is null and consumer.suspended_at is null
  and application.revoked_at is null and application.suspended_at is null
  and exists (select from webhook_delivery where endpoint_id = endpoint.id and next_attempt_at <= $1)
order by endpoint.id

-- webhooks.DeliveryQueue (1043)
select id from webhook_endpoint where id = $1 for key share

-- webhooks.DeliveryQueue (0, 1184, 23, 1043, 20, 23)
update webhook_delivery
set delivered_at = $1, next_attempt_at = $2, status = $3, answer = $4
where id = $5 and attempts = $6

-- webhooks.DeliveryQueue (1184, 0, 23, 1043, 20, 23)
update webhook_delivery
set delivered_at = $1, next_attempt_at = $2, status = $3, answer = $4
where id = $5 and attempts = $6

-- webhooks.DeliveryQueue (1043, 1043, 1043, 1184)
update webhook_endpoint endpoint set state = $1
from counter
where endpoint.id = $2 and endpoint.state = 'ACTIVE' and counter.id = endpoint.counter_id
  and ($3 = 'GONE' or failing_since <= $4)
returning address, description, counter.id as counter_id, counter.consumer_key, counter.name

-- webhooks.DeliveryQueue (1184, 1043)
update webhook_endpoint set failing_since = $1 where id = $2 and failing_since is null

-- webhooks.DeliveryQueue (1043)
update webhook_endpoint set failing_since = null where id = $1 and failing_since is not null

-- webhooks.DeliveryQueue (1043, 1184, 23, 1184, 1184)
with due as materialized (
    select id from webhook_delivery
    where endpoint_id = $1 and next_attempt_at <= $2
    order by next_attempt_at, id
    limit $3
    for update skip locked
)
update webhook_delivery
set next_attempt_at = $4, attempts = attempts + 1, attempted_at = $5
from due
where webhook_delivery.id = due.id
returning webhook_delivery.id, message_id, body, attempts

-- webhooks.EndpointList (1043, 1043, 1043)
select count(*) from webhook_endpoint
join counter on counter.id = counter_id
cross join lateral (
    select count(*) as waiting, min(next_attempt_at) as due
    from webhook_delivery
    where endpoint_id = webhook_endpoint.id and next_attempt_at is not null
) backlog
where (webhook_endpoint.id = $1 or ($2 = '' or strpos(folded(concat_ws(' ', counter.name, webhook_endpoint.description, address)), (select folded($3))) > 0))

-- webhooks.EndpointList (1043, 1043, 1043, 23, 20)
select webhook_endpoint.id, counter_id, webhook_endpoint.consumer_key, webhook_endpoint.address,
webhook_endpoint.description, kinds, state, previous_secret_until, failing_since, webhook_endpoint.created_at
, counter.consumer_key as counter_key, counter.name as counter_name, backlog.waiting, backlog.due
 from webhook_endpoint
join counter on counter.id = counter_id
cross join lateral (
    select count(*) as waiting, min(next_attempt_at) as due
    from webhook_delivery
    where endpoint_id = webhook_endpoint.id and next_attempt_at is not null
) backlog
where (webhook_endpoint.id = $1 or ($2 = '' or strpos(folded(concat_ws(' ', counter.name, webhook_endpoint.description, address)), (select folded($3))) > 0)) order by case when state in ('FAILED', 'GONE') then 0
     when state = 'ACTIVE' and failing_since is not null then 1
     when state = 'ACTIVE' then 2
     else 3 end, folded(counter.name), webhook_endpoint.id limit $4 offset $5

-- webhooks.EndpointList (1043)
select webhook_endpoint.id, counter_id, webhook_endpoint.consumer_key, webhook_endpoint.address,
webhook_endpoint.description, kinds, state, previous_secret_until, failing_since, webhook_endpoint.created_at
, counter.consumer_key as counter_key, counter.name as counter_name, backlog.waiting, backlog.due
from webhook_endpoint
join counter on counter.id = counter_id
cross join lateral (
    select count(*) as waiting, min(next_attempt_at) as due
    from webhook_delivery
    where endpoint_id = webhook_endpoint.id and next_attempt_at is not null
) backlog
where webhook_endpoint.id = $1

-- webhooks.EndpointRegister (1043)
delete from webhook_endpoint where id = $1

-- webhooks.EndpointRegister (1043, 20, 0, 1043, 1043, 1015, 1043, 1184)
insert into webhook_endpoint (
    id, counter_id, consumer_key, address, description, kinds, secret, state, read_until, created_at)
values ($1, $2, $3, $4, $5, $6, $7, 'ACTIVE', pg_snapshot_xmin(pg_current_snapshot())::text::bigint, $8)
on conflict (id) do nothing

-- webhooks.EndpointRegister (1043, 20, 1043, 1043, 1043, 1015, 1043, 1184)
insert into webhook_endpoint (
    id, counter_id, consumer_key, address, description, kinds, secret, state, read_until, created_at)
values ($1, $2, $3, $4, $5, $6, $7, 'ACTIVE', pg_snapshot_xmin(pg_current_snapshot())::text::bigint, $8)
on conflict (id) do nothing

-- webhooks.EndpointRegister (20)
select count(*) from webhook_endpoint where counter_id = $1

-- webhooks.EndpointRegister (1043)
select secret from webhook_endpoint where id = $1

-- webhooks.EndpointRegister (1043)
select true from pg_notify($1, '')

-- webhooks.EndpointRegister (20, 0, 0)
select webhook_endpoint.id, counter_id, webhook_endpoint.consumer_key, webhook_endpoint.address,
webhook_endpoint.description, kinds, state, previous_secret_until, failing_since, webhook_endpoint.created_at
from webhook_endpoint
where counter_id = $1 and ($2::text is null or consumer_key = $3)
order by created_at, id

-- webhooks.EndpointRegister (20, 1043, 1043)
select webhook_endpoint.id, counter_id, webhook_endpoint.consumer_key, webhook_endpoint.address,
webhook_endpoint.description, kinds, state, previous_secret_until, failing_since, webhook_endpoint.created_at
from webhook_endpoint
where counter_id = $1 and ($2::text is null or consumer_key = $3)
order by created_at, id

-- webhooks.EndpointRegister (1043)
select webhook_endpoint.id, counter_id, webhook_endpoint.consumer_key, webhook_endpoint.address,
webhook_endpoint.description, kinds, state, previous_secret_until, failing_since, webhook_endpoint.created_at
from webhook_endpoint
where id = $1

-- webhooks.EndpointRegister (1184, 1184, 1184, 1184, 1184, 1043, 1043, 1184, 1184)
update webhook_endpoint
set previous_secret = case when $1::timestamptz is not null then secret
                           when previous_secret_until > $2 then previous_secret end,
    previous_secret_until = case when $3::timestamptz is not null then $4
                                 when previous_secret_until > $5 then previous_secret_until end,
    secret = $6
where id = $7
  and ($8::timestamptz is null or previous_secret_until is null or previous_secret_until <= $9)

-- webhooks.EndpointRegister (1043, 1043, 1015, 1043)
update webhook_endpoint set address = $1, description = $2, kinds = $3 where id = $4

-- webhooks.EndpointRegister (1043)
update webhook_endpoint set state = 'ACTIVE', read_until = pg_snapshot_xmin(pg_current_snapshot())::text::bigint, failing_since = null
where id = $1 and state <> 'ACTIVE'

-- webhooks.EndpointRegister (1043)
update webhook_endpoint set state = 'OFF' where id = $1 and state <> 'OFF'

-- webhooks.EventReader ()
select endpoint.id, endpoint.consumer_key, endpoint.read_until, counter.consumer_key as counter_key,
       consumer.revoked_at is null and consumer.suspended_at is null as open
from webhook_endpoint endpoint
join counter on counter.id = endpoint.counter_id
join consumer on consumer.key = counter.consumer_key
where endpoint.state = 'ACTIVE'
order by endpoint.id
for no key update of endpoint skip locked

-- webhooks.EventReader (20, 20, 1015, 20, 20, 20, 20, 1184, 1184, 1015, 1015, 1015)
with horizon as materialized (
    select least(pg_snapshot_xmin(pg_current_snapshot())::text::bigint, $1::bigint + $2) as edge
),
reading as materialized (
    select endpoint.id, endpoint.kinds, endpoint.read_until, counter.id as counter_id, counter.organisation_id,
           coalesce(organisation.external_id, counter.consumer_key) as organiser
    from webhook_endpoint endpoint
    join counter on counter.id = endpoint.counter_id
    left join organisation on organisation.id = counter.organisation_id
    where endpoint.id = any($3)
),
happened as materialized (
    select 'checkin.granted'::text as kind, passholder_id, id, event_id, null::bigint as reward_id, counter_id,
           points, checked_in_at as happened_at, written_in as transaction
    from checkin where written_in >= $4 and written_in < (select edge from horizon)
    union all
    select 'checkin.undone', passholder_id, id, event_id, null, counter_id, points, reversed_at, reversed_in
    from checkin where reversed_in >= $5 and reversed_in < (select edge from horizon)
    union all
    select 'redemption.done', passholder_id, id, null, reward_id, counter_id, points, redeemed_at, written_in
    from redemption where written_in >= $6 and written_in < (select edge from horizon)
    union all
    select 'redemption.cancelled', passholder_id, id, null, reward_id, counter_id, points, cancelled_at, cancelled_in
    from redemption where cancelled_in >= $7 and cancelled_in < (select edge from horizon)
),
queued as (
    insert into webhook_delivery (endpoint_id, message_id, kind, body, created_at, next_attempt_at)
    select reading.id,
           replace(kind, '.', '-') || '_' || passholder_id || '-' || happened.id,
           kind,
           json_strip_nulls(json_build_object(
               'type', kind,
               'timestamp', to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
               'data', json_build_object(
                   'id', passholder_id || '-' || happened.id,
                   'eventId', event.api_id,
                   'rewardId', reward_id::text,
                   'organizerId', reading.organiser,
                   'points', happened.points)))::text,
           $8,
           $9
    from happened
    join reading on happened.transaction >= reading.read_until and happened.kind = any(reading.kinds)
    left join event on event.id = happened.event_id
    where reading.id = any(case when reward_id is null then $10 else $11 end)
      and (happened.counter_id = reading.counter_id
           or reading.organisation_id in (event.organiser_id, event.location_id))
    order by happened.transaction, happened_at
    on conflict (endpoint_id, message_id) do nothing
)
update webhook_endpoint
set read_until = case when read_until > pg_snapshot_xmax(pg_current_snapshot())::text::bigint then edge
                      else greatest(read_until, edge) end
from horizon
where id = any($12)
