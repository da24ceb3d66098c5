-- Release: 0

-- accounts.AccountErasure (1043)
select id from app_user where uid = $1 for update

-- accounts.AccountUse (1015)
select uid from app_user
where uid = any($1) and disabled_at is null
  and (password is not null or exists (select from user_identity where user_id = app_user.id))

-- accounts.Administrators (20)
select administrator from app_user where id = $1

-- accounts.Administrators (20)
select disabled_at is not null from app_user where id = $1

-- accounts.Administrators ()
select exists (select from app_user where administrator and disabled_at is null)

-- accounts.Administrators (20)
update app_user set administrator = true where id = $1 and not administrator and disabled_at is null

-- accounts.Administrators (20)
update app_user set disabled_at = null where id = $1 and disabled_at is not null

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

-- accounts.Invitations (1184)
delete from invitation where expires_at <= $1

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

-- accounts.Invitations (1043, 20)
update app_user set password = $1 where id = $2 and disabled_at is null

-- accounts.Invitations (1184, 2950, 1184)
update invitation set used_at = $1 where digest = $2 and used_at is null and expires_at > $3

-- accounts.PasswordChange (1043, 20, 1043)
update app_user set password = $1 where id = $2 and password = $3 and disabled_at is null

-- accounts.PasswordProof (20)
select password from app_user where id = $1 and disabled_at is null

-- accounts.Receipts (1184)
delete from form_receipt where kept_at <= $1

-- accounts.Receipts (1184)
update form_receipt set sealed = null where sealed is not null and kept_at <= $1

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

-- accounts.Users (1043, 1043, 1043, 1043, 1043, 1043, 16)
insert into app_user (uid, nick, nick_skeleton, email, given_name, family_name, administrator)
values ($1, $2, $3, $4, $5, $6, $7)
returning id

-- accounts.Users (20)
select disabled_at is null from app_user where id = $1 for update

-- accounts.Users (1043)
select exists (select from app_user where lower(email) = lower($1))

-- accounts.Users (1043, 1043, 1043)
select uid, nick, coalesce(email, '') as email, given_name, family_name, administrator,
       password is not null as has_password,
       exists (select from second_factor where user_id = app_user.id and confirmed_at is not null) as second_factor,
       disabled_at
from app_user
 where uid = $1 or lower(nick) = lower($2) order by uid <> $3 limit 1

-- acts.AuditedTransaction (1043, 1043, 1043, 23)
select consumer_key, counter.name, organisation.external_id, organisation.name as organisation_name
from counter left join organisation on organisation.id = counter.organisation_id
where consumer_key > $1 and (strpos(folded(counter.name), folded($2)) > 0 or consumer_key = $3)
order by consumer_key limit $4

-- acts.AuditedTransaction (1043, 1043, 1043, 23)
select device.consumer_key, device.name, device.status, card_system_id, coalesce(owner.consumer_key, '') as owner,
       coalesce((select string_agg(counter.consumer_key, ', ' order by counter.id)
                 from device_counter join counter on counter.id = counter_id
                 where device_key = device.consumer_key), '') as counters
from device left join counter owner on owner.id = owner_id
where device.consumer_key > $1
  and (strpos(folded(device.name), folded($2)) > 0 or device.consumer_key = $3)
order by device.consumer_key limit $4

-- acts.AuditedTransaction (1043, 1043, 1043, 23)
select key, name, callback, revoked_at, previous_secret_until,
       array(select permission from consumer_permission where consumer_key = key order by 1) as permissions,
       array(select host from consumer_callback_host where consumer_key = key order by 1) as hosts
from consumer
where key > $1 and (strpos(folded(name), folded($2)) > 0 or key = $3)
order by key limit $4

-- acts.AuditedTransaction (1043, 1043, 1043, 23)
select uid, nick, coalesce(email, '') as email, given_name, family_name, administrator,
       password is not null as has_password,
       exists (select from second_factor where user_id = app_user.id and confirmed_at is not null) as second_factor,
       disabled_at
from app_user
where lower(nick) > lower($1)
  and (uid = $2
       or strpos(folded(concat_ws(' ', nick, given_name, family_name, email)), folded($3)) > 0)
order by lower(nick) limit $4

-- acts.PagedQuery (1043, 1043, 1043)
select count(*) from webhook_endpoint
join counter on counter.id = counter_id
cross join lateral (
    select count(*) as waiting, min(next_attempt_at) as due
    from webhook_delivery
    where endpoint_id = webhook_endpoint.id and next_attempt_at is not null
) backlog
where (webhook_endpoint.id = $1 or ($2 = '' or strpos(folded(concat_ws(' ', counter.name, webhook_endpoint.description, address)), (select folded($3))) > 0))

-- acts.PagedQuery (1043, 1043, 1043, 23, 20)
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

-- associations.AssociationReader (1016)
select association.id as association_id, association.name as association_name, end_rule, free_end, years,
       card_system.id as card_system_id, card_system.name as card_system_name
from association
join association_card_system on association_card_system.association_id = association.id
join card_system on card_system.id = association_card_system.card_system_id
where association.id = any($1) order by card_system.id

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

-- associations.MembershipChanges (20)
delete from association_membership where passholder_id = $1

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

-- checkins.CheckinErasure (1184, 1184)
select min(checked_in_at) as first from checkin
where checked_in_at >= $1 and checked_in_at < $2 and (card_number <> '' or user_id is not null)

-- checkins.CheckinErasure (1016)
update checkin set card_number = '' where passholder_id = any($1) and card_number <> ''

-- checkins.CheckinErasure (1184, 1184)
update checkin set card_number = '', user_id = null
where checked_in_at >= $1 and checked_in_at < $2 and (card_number <> '' or user_id is not null)

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

-- counters.CounterRegister (1043)
select id from counter where consumer_key = $1

-- counters.Employees (20, 20)
delete from counter_employee where counter_id = $1 and user_id = $2

-- counters.Employees (20, 20, 1043)
insert into counter_employee (counter_id, user_id, role) values ($1, $2, $3) on conflict do nothing

-- counters.Employees (20)
select consumer_key from counter where id = $1

-- counters.Employees (20)
select disabled_at is not null from app_user where id = $1

-- counters.Employees (20, 20)
select exists (select from counter_employee where counter_id = $1 and user_id = $2)

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

-- counters.Employees (20)
select uid, btrim(given_name || ' ' || family_name) as name, role
from counter_employee join app_user on app_user.id = user_id
where counter_id = $1
order by name, uid

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

-- devices.DeviceRegister (1043, 1043, 20, 20)
insert into device (consumer_key, name, card_system_id, owner_id) values ($1, $2, $3, $4)

-- devices.DeviceRegister (1043, 20, 1184)
insert into device_counter (device_key, counter_id, accepted_at) values ($1, $2, $3) on conflict do nothing

-- devices.DeviceRegister (1043)
select exists (select from device where consumer_key = $1 and status <> 'REMOVED')

-- devices.DeviceRegister (20, 1043, 20)
update device set owner_id = $1
where consumer_key = $2 and status <> 'REMOVED' and owner_id is distinct from $3

-- devices.DeviceSetup (1043)
select true from device where consumer_key = $1 for update

-- devices.DeviceSetup (2950, 1184, 1043)
update device set setup_digest = $1, setup_ends_at = $2, token_digest = null where consumer_key = $3

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

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16493 AS oid , 30 AS attnum UNION ALL SELECT 16493, 31 UNION ALL SELECT 16493, 32 UNION ALL SELECT 16648, 4 UNION ALL SELECT 16648, 4) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16648)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16748 AS oid , 2 AS attnum UNION ALL SELECT 16748, 11 UNION ALL SELECT 16575, 3 UNION ALL SELECT 16748, 5 UNION ALL SELECT 16748, 4 UNION ALL SELECT 16748, 9 UNION ALL SELECT 16748, 10 UNION ALL SELECT 16748, 14) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16575,16748)

-- exports.PersonalData ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 17072 AS oid , 2 AS attnum UNION ALL SELECT 17072, 5 UNION ALL SELECT 17072, 6 UNION ALL SELECT 17072, 7) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (17072)

-- exports.Snapshot (20)
select association.name as "association", end_date as "until"
from association_membership join association on association.id = association_id
where passholder_id = $1
order by association.name

-- exports.Snapshot (20)
select card_system.id as "cardSystem", card_system.name as "name", status as "status", since as "since",
       social_tariff_until as "socialTariffUntil", mail_preference as "mailPreference", sms_preference as "smsPreference"
from membership join card_system on card_system.id = card_system_id
where passholder_id = $1
order by card_system.id

-- exports.Snapshot (20)
select case get_byte(picture, 0) when 255 then 'image/jpeg' else 'image/png' end as "mediaType", picture as "base64"
from passholder_picture where passholder_id = $1

-- exports.Snapshot (20)
select checkin.id as "id", checked_in_at as "at", event.cdbid as "cdbid", event.title as "event",
       organiser.name as "organiser", counter.name as "counter", checkin.consumer_key as "application", via::text as "via",
       card_number as "card", checkin.points as "points", social_tariff as "socialTariff", reversed_at as "takenBackAt"
from checkin
left join event on event.id = event_id
left join organisation organiser on organiser.id = organiser_id
left join counter on counter.id = checkin.counter_id
where passholder_id = $1
order by checked_in_at, checkin.id

-- exports.Snapshot (1184, 1184)
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

-- exports.Snapshot (1043)
select consumer.name as "application", given_at as "givenAt", array_to_string(scopes, ' ') as "scopes"
from oauth2_consent
join app_user on app_user.id = user_id
join consumer on consumer.key = consumer_key
where uid = $1
order by given_at

-- exports.Snapshot (1043)
select consumer.name as "application", issued_at as "issuedAt", expires_at as "expiresAt", access_token.revoked_at as "revokedAt"
from access_token
join app_user on app_user.id = user_id
join consumer on consumer.key = consumer_key
where uid = $1
order by issued_at

-- exports.Snapshot (1043)
select consumer.name as "application", started_at as "startedAt", ends_at as "endsAt", array_to_string(scopes, ' ') as "scopes"
from oauth2_grant
join app_user on app_user.id = user_id
join consumer on consumer.key = consumer_key
where uid = $1
order by started_at

-- exports.Snapshot (20)
select consumer_key as "application", key as "key", coalesce(outcome::text, body) as "answer" from kept_answer
where passholder_id = $1
order by consumer_key, key

-- exports.Snapshot (1043)
select counter.name as "counter", role as "role"
from counter_employee
join app_user on app_user.id = user_id
join counter on counter.id = counter_id
where uid = $1
order by counter.name

-- exports.Snapshot (1043, 1043, 1043, 1043, 1043, 20)
select happened_at as "at", act as "act", subject as "subject", details as "details",
       $1 in (actor, coalesce(on_behalf_of, '')) as "own", case when $2 in (actor, coalesce(on_behalf_of, '')) then address else '' end as "address"
from audit_entry
where subject = $3 or actor = $4 or on_behalf_of = $5 or subject in (select number from card where passholder_id = $6)
order by audit_entry.id

-- exports.Snapshot (1043)
select issuer as "issuer", subject as "subject" from user_identity join app_user on app_user.id = user_id where uid = $1

-- exports.Snapshot (20)
select made_at as "madeAt", ends_at as "endsAt" from family_invitation where owner_id = $1 order by made_at

-- exports.Snapshot (1184, 1184)
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

-- exports.Snapshot (20)
select moved_at as "at", reason::text as "reason", nullif(cause_id, 0) as "cause", source::text as "from",
       destination::text as "to", points as "points"
from transfer
where passholder_id = $1
order by moved_at, reason, cause_id

-- exports.Snapshot (20)
select number as "number", chip as "chip", type as "type", status as "status", card_system_id as "cardSystem",
       counter.name as "counter"
from card left join counter on counter.id = counter_id
where passholder_id = $1
order by number

-- exports.Snapshot (1184, 1184)
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

-- exports.Snapshot (20)
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

-- exports.Snapshot (20)
select redemption.id as "id", redeemed_at as "at", reward.id as "reward", title as "title", redemption.points as "points",
       counter.name as "counter", card_number as "card", cancelled_at as "cancelledAt"
from redemption
join reward on reward.id = reward_id
join counter on counter.id = counter_id
where passholder_id = $1
order by redeemed_at, redemption.id

-- exports.Snapshot (20)
select requested_at as "requestedAt" from removal_request where passholder_id = $1

-- exports.Snapshot (20)
select since as "since", icon as "icon" from family_member where owner_id = $1 order by since

-- exports.Snapshot (20)
select since as "since", shares_history as "sharesHistory", shares_rewards as "sharesRewards"
from family_member where member_id = $1

-- exports.Snapshot (1043)
select started_at as "startedAt", seen_at as "seenAt", address as "address", agent as "agent"
from web_session join app_user on app_user.id = user_id
where uid = $1
order by started_at

-- exports.Snapshot (1043)
select uid as "uid", nick as "nick", email as "email", given_name as "givenName", family_name as "familyName",
       password is not null as "hasPassword", administrator as "administrator", disabled_at as "disabledAt",
       terms_acceptance.accepted_at as "acceptedTermsAt"
from app_user left join terms_acceptance on user_id = app_user.id
where uid = $1

-- exports.Value ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16493 AS oid , 3 AS attnum UNION ALL SELECT 16493, 6 UNION ALL SELECT 16493, 4 UNION ALL SELECT 16493, 7 UNION ALL SELECT 16493, 8 UNION ALL SELECT 16493, 9 UNION ALL SELECT 16493, 10 UNION ALL SELECT 16493, 11 UNION ALL SELECT 16493, 12 UNION ALL SELECT 16493, 5 UNION ALL SELECT 16493, 13 UNION ALL SELECT 16493, 14 UNION ALL SELECT 16493, 15 UNION ALL SELECT 16493, 16 UNION ALL SELECT 16493, 17 UNION ALL SELECT 16493, 18 UNION ALL SELECT 16493, 33 UNION ALL SELECT 16493, 34 UNION ALL SELECT 16493, 19 UNION ALL SELECT 16493, 20 UNION ALL SELECT 16493, 21 UNION ALL SELECT 16493, 22 UNION ALL SELECT 16493, 23 UNION ALL SELECT 16493, 24 UNION ALL SELECT 16648, 2 UNION ALL SELECT 16648, 2 UNION ALL SELECT 16493, 27 UNION ALL SELECT 16508, 2 UNION ALL SELECT 16508, 3 UNION ALL SELECT 16508, 4 UNION ALL SELECT 16508, 7) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16508,16648)

-- exports.Value ()
SELECT c.oid, a.attnum, a.attname, c.relname, n.nspname, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity != '' OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (c.oid = a.attrelid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef d ON (d.adrelid = a.attrelid AND d.adnum = a.attnum) JOIN (SELECT 16799 AS oid , 9 AS attnum UNION ALL SELECT 16493, 1 UNION ALL SELECT 16493, 2 UNION ALL SELECT 16799, 8 UNION ALL SELECT 16589, 2 UNION ALL SELECT 16589, 3 UNION ALL SELECT 16835, 1 UNION ALL SELECT 16835, 3) vals ON (c.oid = vals.oid AND a.attnum = vals.attnum) where c.oid in (16493,16799,16589,16835)

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

-- families.FamilyRegister (1043)
select date_of_birth from passholder where uid = $1

-- idempotency.IdempotencyRecords (1016)
delete from kept_answer where passholder_id = any($1)

-- identity.ConsumerRegister (1043)
delete from request_token where consumer_key = $1

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

-- identity.ConsumerRights (1043, 1015)
delete from consumer_callback_host where consumer_key = $1 and host <> all($2)

-- identity.ConsumerRights (1043, 1043)
delete from consumer_permission where consumer_key = $1 and permission = $2

-- identity.ConsumerRights (1043, 1043)
insert into consumer_callback_host (consumer_key, host) values ($1, $2) on conflict do nothing

-- identity.ConsumerRights (1043, 1043)
insert into consumer_permission (consumer_key, permission) values ($1, $2) on conflict do nothing

-- identity.ConsumerRights (1043, 1043)
update consumer set callback = $1 where key = $2

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

-- identity.StoredNonces (20)
delete from oauth_nonce where signed_at_s < $1

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

-- mail.Outbox (20)
delete from mail_outbox where user_id = $1

-- openid.SigningKeys (1043, 1043, 1184, 1184)
insert into signing_key (id, key, signs_from, signs_until) values ($1, $2, $3, $4)

-- openid.SigningKeys (1184)
select id, key, signs_until from signing_key where signs_until > $1 order by signs_from

-- openid.SigningKeys ()
select max(signs_until) from signing_key

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

-- passes.CardSystems (20, 1043)
insert into card_system (id, name)
select coalesce($1, (select coalesce(max(id), 0) + 1 from card_system)), $2
returning id

-- passes.CardSystems (20)
select exists (select from card_system where id = $1)

-- passes.CardSystems ()
select id, name, expired_social_tariff_stops from card_system order by id

-- passes.CardSystems (1043, 20, 1043)
update card_system set name = $1 where id = $2 and name <> $3

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

-- passholders.Changes (20, 17)
insert into passholder_picture (passholder_id, picture) values ($1, $2)
on conflict (passholder_id) do update set picture = excluded.picture

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

-- passholders.Relation (20)
select card_system_id, status = 'ACTIVE' as active, joined from membership where passholder_id = $1

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

-- prices.CardPrices (20, 1043, 1043, 16, 0, 23, 16, 1043, 1700)
insert into card_price as present
    (card_system_id, reason, card_type, social_tariff, age_from, age_to, when_age_unknown, postal_code, price)
values
    ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (card_system_id, reason, card_type, social_tariff, age_from, age_to, postal_code) do update
set price = excluded.price, when_age_unknown = excluded.when_age_unknown
where (present.price, present.when_age_unknown) <> (excluded.price, excluded.when_age_unknown)

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
for no key update of card_price

-- removal.PassholderRemoval (20, 1184)
insert into removed_passholder (id, settles_at) values ($1, $2)

-- retention.Retention (1043, 1184)
insert into retention_progress (kind, done_until) values ($1, $2)
on conflict (kind) do update set done_until = excluded.done_until

-- retention.Retention (1043)
select done_until from retention_progress where kind = $1

-- retention.Retention ()
select pg_try_advisory_xact_lock(hashtextextended('spaarpunt retention', 0))

-- rewards.RedemptionErasure (1184, 1184)
select min(redeemed_at) as first from redemption
where redeemed_at >= $1 and redeemed_at < $2 and card_number <> ''

-- rewards.RedemptionErasure (1184, 1184)
update redemption set card_number = ''
where redeemed_at >= $1 and redeemed_at < $2 and card_number <> ''

-- rewards.RedemptionErasure (1016)
update redemption set card_number = '' where passholder_id = any($1) and card_number <> ''

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

-- storage.ChangeNotices (1043)
select true from pg_notify($1, '')

-- storage.Columns (1009, 1009, 1009)
insert into consumer (key, secret, name) select * from unnest($1::text[], $2::text[], $3::text[])
order by 1
on conflict (key) do nothing

-- storage.Columns (1016, 2951)
insert into oauth_nonce (signed_at_s, digest)
select signed_at_s, digest
from unnest($1::bigint[], $2::uuid[]) as claimed (signed_at_s, digest)
order by signed_at_s, digest
on conflict do nothing
returning signed_at_s, digest

-- storage.Columns (1009, 1009)
insert into organisation (external_id, name)
select * from unnest($1::text[], $2::text[])
order by 1
on conflict (external_id) do nothing

-- storage.Columns (1016, 1009, 1016, 1009, 1009, 1082)
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

-- storage.Columns (1016, 1016, 1009, 1009, 1016, 1016, 1009, 1007, 1000, 1016, 1009, 1007)
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

-- storage.Columns (1016, 2951)
with hasty as (
    select set_config('synchronous_commit', 'off', true)
)
insert into oauth_nonce (signed_at_s, digest)
select signed_at_s, digest
from unnest($1::bigint[], $2::uuid[]) as claimed (signed_at_s, digest), hasty
order by signed_at_s, digest
on conflict do nothing
returning signed_at_s, digest

-- storage.Pooler ()
select pg_backend_pid()

-- storage.WriteProbe ()
select current_setting('transaction_read_only')::boolean,
       count(*),
       (select pg_logical_emit_message(true, 'spaarpunt', 'ready'))
from (select set_config('work_mem', '64kB', true), set_config('temp_tablespaces', '', true)) as local (memory, place),
     lateral generate_series(1, 20000 + length(place))

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

-- webhooks.EndpointRegister (20)
select count(*) from webhook_endpoint where counter_id = $1

-- webhooks.EndpointRegister (1043)
select webhook_endpoint.id, counter_id, webhook_endpoint.consumer_key, webhook_endpoint.address,
webhook_endpoint.description, kinds, state, previous_secret_until, failing_since, webhook_endpoint.created_at
from webhook_endpoint
where id = $1

-- webhooks.EndpointRegister (1043)
update webhook_endpoint set state = 'ACTIVE', read_until = pg_snapshot_xmin(pg_current_snapshot())::text::bigint, failing_since = null
where id = $1 and state <> 'ACTIVE'

-- webhooks.EventReader ()
select endpoint.id, endpoint.consumer_key, endpoint.read_until, counter.consumer_key as counter_key,
       consumer.revoked_at is null and consumer.suspended_at is null as open
from webhook_endpoint endpoint
join counter on counter.id = endpoint.counter_id
join consumer on consumer.key = counter.consumer_key
where endpoint.state = 'ACTIVE'
order by endpoint.id
for no key update of endpoint skip locked
