with earned as (
    select passholder.id as passholder_id, demo.points
    from (values
        ('demo-passholder-1', 1),
        ('demo-passholder-2', 4),
        ('demo-passholder-3', 20),
        ('demo-passholder-4', 20),
        ('demo-passholder-9', 10),
        ('demo-passholder-10', 10)
    ) demo (uid, points)
    join passholder using (uid)
    where not exists (select from balance where balance.passholder_id = passholder.id)
),
posted as (
    insert into transfer (
        passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
    select passholder_id, 'OPENING_BALANCE', 0, 'OPENING_BALANCE', 0, 'PASSHOLDER', passholder_id, points, now()
    from earned
)
insert into balance (passholder_id, points, checkins) select passholder_id, points, 0 from earned;
