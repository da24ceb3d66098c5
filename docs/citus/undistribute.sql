-- The way back: all rows return to this node, which has to have room for them. For psql, as the owner of the tables, on the coordinator,
-- while no server runs.
\set ON_ERROR_STOP on

begin;

select undistribute_table('redemption');
select undistribute_table('checkin');
select undistribute_table('transfer');
select undistribute_table('balance');
select undistribute_table('kept_answer');

-- What distribute.sql took away.
alter table kept_answer
    add constraint kept_answer_passholder_id_checkin_id_fkey
        foreign key (passholder_id, checkin_id) references checkin on delete cascade,
    add constraint kept_answer_passholder_id_redemption_id_fkey
        foreign key (passholder_id, redemption_id) references redemption on delete cascade;
alter table redemption
    add constraint redemption_reward_id_fkey foreign key (reward_id) references reward,
    add constraint redemption_counter_id_fkey foreign key (counter_id) references counter,
    add constraint redemption_user_id_fkey foreign key (user_id) references app_user;

create trigger balance_counts_again after update on balance for each row
    when (new.points > old.points and new.checkins = old.checkins) execute function forget_number_of_checkins();
create trigger checkin_counts_again after update on checkin for each row
    when (old.reversed_at is null and new.reversed_at is not null) execute function forget_number_of_checkins();

commit;

analyze balance, transfer, checkin, redemption;
