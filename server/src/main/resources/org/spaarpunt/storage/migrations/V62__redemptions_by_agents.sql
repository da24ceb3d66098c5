-- An application may hand out rewards for a counter without a user; then it is named instead.

alter table redemption
    alter column user_id drop not null,
    add column agent_key text,
    add check (num_nonnulls(user_id, agent_key) = 1);
