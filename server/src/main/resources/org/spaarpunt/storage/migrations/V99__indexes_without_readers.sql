-- Their searches have checkin_at_event and checkin_at_counter, which serve those of servers of the release before as well.
drop index if exists checkin_by_event, checkin_by_counter;
-- The release before names no index.
alter index checkin_at_event rename to checkin_by_event;
-- The release before names no index.
alter index checkin_at_counter rename to checkin_by_counter;

-- Sessions are updated all the time, which is cheaper without it; those that are over are sought among all, now and then.
drop index if exists web_session_by_seen_at;

-- Codes are found by their digests.
drop index if exists checkin_code_in_either_case;

-- No event, counter or consumer is ever deleted, and no statement looks these up.
drop index if exists checkin_code_by_event, counter_agent_by_counter, webhook_endpoint_by_consumer;

-- What is planned while a table is empty may read an event's check-ins where one passholder's are sought. Plans are made anew when a
-- table is analyzed: soon at first, and for large tables after as many rows as before.
alter table checkin set (autovacuum_analyze_scale_factor = 0.025, autovacuum_analyze_threshold = 1000);
alter table transfer set (autovacuum_analyze_scale_factor = 0.025, autovacuum_analyze_threshold = 1000);
alter table audit_entry set (autovacuum_analyze_scale_factor = 0.025, autovacuum_analyze_threshold = 1000);
alter table audit_link set (autovacuum_analyze_scale_factor = 0.025, autovacuum_analyze_threshold = 1000);
