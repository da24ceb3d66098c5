-- Clients of UiTPAS API 4.0 know events by UUIDs only. An event whose id is none gets one that follows from its id, so
-- that it is the same on every server and after every import; events/ApiEventId makes the same.

alter table event add column api_id text not null generated always as (
    case
        when cdbid ~ '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$' then cdbid
        else overlay(overlay(md5('spaarpunt-event ' || cdbid) placing '3' from 13) placing '8' from 17)::uuid::text
    end) stored;

create unique index event_by_api_id on event (api_id);
