-- For a repeat of a request its outcome is kept, which every protocol renders by itself; before, it was the body of the answer.
-- Bodies that are there stay and are sent again as they are. A server of the version before goes on keeping bodies while it runs beside.

alter table kept_answer
    add column outcome jsonb,
    alter column body drop not null,
    add check (num_nonnulls(outcome, body) = 1);
