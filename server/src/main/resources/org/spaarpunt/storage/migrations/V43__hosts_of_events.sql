-- The host at which UiTdatabank's JSON-LD named an event: what another host says changes nothing of it. Null: made here, from CdbXML, or from before
-- this was written down; the next host that names the event is the one.
alter table event add column source_host text;
