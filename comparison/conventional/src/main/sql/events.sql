insert into conventional.event (id, cdbid, title, organiser_id, limit_volume, limit_period)
select id, cdbid, title, organiser_id, limit_volume, limit_period from public.event
where not exists (select from conventional.event copied where copied.id = event.id);
