-- How much of a budget has been used, over all servers, until its period ends: unknown or foreign numbers that were looked up, and wrong
-- answers of those who claim to know a passholder.
create table budget_use (
    budget       text not null check (budget <> ''), -- what is counted, and of whom
    ends_at      timestamptz not null,
    used         integer not null check (used >= 0),
    exhausted_at timestamptz, -- when something was first refused
    primary key (budget, ends_at)
);

create index budget_use_by_ends_at on budget_use (ends_at);

-- Who has read which passholder of another card system, so that the audit log names a reading once and budgets count it once.
create table foreign_read (
    passholder_id bigint not null references passholder on delete cascade,
    reader        text not null check (reader <> ''), -- the uid of a user
    read_at       timestamptz not null,
    primary key (passholder_id, reader)
);

create index foreign_read_by_read_at on foreign_read (read_at);
