insert into consumer (key, secret, name) values
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'demo-de-werf-secret', 'CC De Werf'),
    ('47B6FA21-ACB1-EA8F-2C231182C7DD0A19', 'demo-cultuurnet-secret', 'CultuurNet Vlaanderen'),
    ('demo-library-haaltert', 'demo-library-secret', 'Bibliotheek Haaltert'),
    ('demo-counter-app', 'demo-counter-app-secret', 'Balie-app'),
    ('demo-member-app', 'demo-member-app-secret', 'Pashouders-app'),
    ('demo-no-rights', 'demo-no-rights-secret', 'App zonder rechten'),
    ('demo-kiosk', 'demo-kiosk-secret', 'Spaarzuil aan de ingang'),
    ('demo-device', 'demo-device-secret', 'Spaarzuil in de zaal'),
    ('demo-counter-web', 'demo-counter-web-secret', 'Balie op het web'),
    ('demo-member-mobile', 'demo-member-mobile-secret', 'Pashouders-app op de telefoon'),
    ('demo-integrator', 'demo-integrator-secret', 'Ticketverkoop'),
    ('demo-gate', 'demo-gate-secret', 'Toegangspoort')
on conflict do nothing;

insert into consumer_permission (consumer_key, permission) values
    ('demo-member-app', 'CHECK_IN_WITH_CODE'),
    ('demo-member-app', 'READ_POINTS'),
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'ACT_FOR_COUNTERS'),
    ('47B6FA21-ACB1-EA8F-2C231182C7DD0A19', 'ACT_FOR_COUNTERS'),
    ('demo-library-haaltert', 'ACT_FOR_COUNTERS'),
    ('demo-counter-app', 'ACT_FOR_COUNTERS'),
    ('demo-counter-app', 'COUNTER_READ'),
    ('demo-counter-app', 'POINTSPROMOTION_READ'),
    ('demo-counter-app', 'WELCOMEADVANTAGE_READ'),
    ('demo-counter-app', 'PASSHOLDER_READ'),
    ('demo-counter-app', 'CHECKIN_READ'),
    ('demo-counter-app', 'GROUPPASS_READ'),
    ('demo-counter-app', 'EVENT_READ'),
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'COUNTER_READ'),
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'EVENT_READ'),
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'GROUPPASS_READ'),
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'PASSHOLDER_ACTIVATE'),
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'POINTSPROMOTION_READ'),
    ('31413BDF-DFC7-7A9F-10403618C2816E44', 'WELCOMEADVANTAGE_READ'),
    ('47B6FA21-ACB1-EA8F-2C231182C7DD0A19', 'EVENT_READ'),
    ('demo-library-haaltert', 'EVENT_READ'),
    ('demo-counter-web', 'ACT_FOR_COUNTERS'),
    ('demo-counter-web', 'SKIP_AUTHORIZATION'),
    ('demo-integrator', 'CHECK_IN_WITH_CODE'),
    ('demo-integrator', 'READ_POINTS')
on conflict do nothing;

insert into app_user (uid, nick) values
    ('6b9f81a2-7505-4fdd-b152-dddeaf235cde', 'ann'),
    ('971ca557-8e4f-4520-91c8-cc2594e4ab9f', 'ben'),
    ('f3a1c2d4-5b6e-4f70-8a91-0b1c2d3e4f50', 'admin'),
    ('demo-passholder-3', 'jef')
on conflict do nothing;

-- The password is demo, for all of them; one that a user chose since then stays.
update app_user
set email = nick || '@demo.example', given_name = demo.given_name, family_name = demo.family_name,
    administrator = demo.administrator,
    password = '$argon2id$v=19$m=19456,t=2,p=1$dMhj0g6EQWQxCDV5Y/ef3Q$YYl/CUK48t0xQBmhLoPcH9TPXkC6LSlxdwU2FsAFf5E'
from (values
    ('6b9f81a2-7505-4fdd-b152-dddeaf235cde', 'Ann', 'Peeters', false),
    ('971ca557-8e4f-4520-91c8-cc2594e4ab9f', 'Ben', 'Maes', false),
    ('f3a1c2d4-5b6e-4f70-8a91-0b1c2d3e4f50', 'Alex', 'Willems', true),
    ('demo-passholder-3', 'Jef', 'Lambrecht', false)
) demo (uid, given_name, family_name, administrator)
where app_user.uid = demo.uid and app_user.password is null;

insert into access_token (token, secret, consumer_key, user_id, revoked_at)
select token, secret, consumer_key, app_user.id, revoked_at
from (values
    ('demo-ann-werf', 'demo-ann-werf-secret', '31413BDF-DFC7-7A9F-10403618C2816E44', 'ann', null::timestamptz),
    ('demo-ann-app', 'demo-ann-app-secret', 'demo-counter-app', 'ann', null),
    ('demo-ben', 'demo-ben-secret', 'demo-library-haaltert', 'ben', null),
    ('demo-revoked', 'demo-revoked-secret', '31413BDF-DFC7-7A9F-10403618C2816E44', 'ann', '2026-01-01 00:00:00+00')
) demo (token, secret, consumer_key, nick, revoked_at)
join app_user using (nick)
on conflict do nothing;

insert into consumer_callback_host (consumer_key, host) values
    ('demo-counter-app', '127.0.0.1'),
    ('31413BDF-DFC7-7A9F-10403618C2816E44', '127.0.0.1')
on conflict do nothing;

-- The counter's own application is trusted, so its employees are not asked whether it may act for them.
insert into oauth2_client (consumer_key, kind, grants, redirect_addresses, sign_out_addresses) values
    ('demo-counter-web', 'CONFIDENTIAL', '{AUTHORIZATION_CODE,REFRESH_TOKEN}', '{http://127.0.0.1/*}', '{http://127.0.0.1/*}'),
    ('demo-member-mobile', 'PUBLIC', '{AUTHORIZATION_CODE,REFRESH_TOKEN}', '{http://127.0.0.1/callback}', '{http://127.0.0.1/callback}'),
    ('demo-integrator', 'CONFIDENTIAL', '{CLIENT_CREDENTIALS}', '{}', '{}'),
    ('demo-gate', 'CONFIDENTIAL', '{CLIENT_CREDENTIALS}', '{}', '{}')
on conflict do nothing;
