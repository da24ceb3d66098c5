-- Distributes the tables that grow with visits over the nodes of a Citus cluster, by passholder. For psql, as the owner of the tables,
-- on the coordinator, while no server runs. See ../citus.md, also for the way back.
\set ON_ERROR_STOP on

begin;

-- What it does must be done once.
do $$
begin
    if not exists (select 1 from pg_extension where extname = 'citus') then
        raise exception 'This database has no extension citus: create it here and on all nodes, and add these to the cluster, first';
    end if;
    if exists (select 1 from pg_dist_partition where logicalrelid in ('balance'::regclass, 'checkin'::regclass, 'transfer'::regclass, 'redemption'::regclass)) then
        raise exception 'This installation is distributed already';
    end if;
    if exists (select 1 from pg_attribute where attrelid in ('checkin'::regclass, 'redemption'::regclass) and attidentity <> '') then
        raise exception 'The schema is older than version 82: start a server of this release once, stop it, and begin again';
    end if;
    if exists (select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'spaarpunt%') then
        raise exception 'A server is still connected: stop all of them first';
    end if;
end
$$;

-- A distributed table has no foreign key to one that is not. Answers are deleted by the statements that undo what they are about,
-- and rewards, counters and users that were used are never deleted.
alter table kept_answer
    drop constraint kept_answer_passholder_id_checkin_id_fkey,
    drop constraint kept_answer_passholder_id_redemption_id_fkey;
alter table redemption
    drop constraint redemption_reward_id_fkey,
    drop constraint redemption_counter_id_fkey,
    drop constraint redemption_user_id_fkey;

-- Triggers do not work on such tables. These are for servers of an older release, and no server runs.
drop trigger if exists balance_counts_again on balance;
drop trigger if exists checkin_counts_again on checkin;

-- Four for each node that keeps shards: a batch goes to one shard, so more of them mean smaller batches. Can be changed later.
select set_config('citus.shard_count', (4 * count(*))::text, true) as shards
from pg_dist_node
where isactive and shouldhaveshards and noderole = 'primary';

select create_distributed_table('balance', 'passholder_id', colocate_with => 'none');
select create_distributed_table('transfer', 'passholder_id', colocate_with => 'balance');
select create_distributed_table('checkin', 'passholder_id', colocate_with => 'balance');
select create_distributed_table('redemption', 'passholder_id', colocate_with => 'balance');

-- It stays on this node, and Citus knows of it: an answer and what it is about are committed in two phases, both or neither.
select citus_add_local_table_to_metadata('kept_answer');

commit;

-- The rows are on the nodes now; what is left of them here is of no use.
select truncate_local_data_after_distributing_table(moved)
from unnest(array['balance', 'transfer', 'checkin', 'redemption']::regclass[]) as moved;

analyze balance, transfer, checkin, redemption;
