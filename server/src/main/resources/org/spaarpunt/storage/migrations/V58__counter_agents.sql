-- Applications that act for counters without a user, and what each may do there: permissions of UiTPAS API 4.0.

create table counter_agent (
    consumer_key text not null references consumer on delete cascade,
    counter_id   bigint not null references counter on delete cascade,
    permission   text not null check (length(permission) between 1 and 60),
    primary key (consumer_key, counter_id, permission)
);

create index counter_agent_by_counter on counter_agent (counter_id);
