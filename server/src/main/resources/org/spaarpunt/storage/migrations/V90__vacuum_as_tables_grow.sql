-- Autovacuum by numbers of rows where a share of the table would be millions. It lets servers of the release before go on as they did.

-- Rows are added and, with few exceptions, never changed. By default they wait until they are a fifth of the table: at 100 million
-- check-ins 20 million rows, which until then are looked up in the table for every count. Pages are frozen at the first visit, so
-- that there is no later one, and the planner knows about recent times.
alter table checkin set (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 500000, autovacuum_freeze_min_age = 0);
alter table transfer set (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 500000, autovacuum_freeze_min_age = 0);
alter table audit_entry set (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 500000, autovacuum_freeze_min_age = 0);
alter table audit_link set (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 500000, autovacuum_freeze_min_age = 0);

-- Rows come and go within hours or days: what they leave is cleared before it is a fifth of the table.
alter table kept_answer set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
alter table webhook_delivery set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
