-- The answers to requests that came with an idempotency key and saved a point: asked again, the same answer is given again.
-- An answer lasts as long as its check-in, whose commit it shares.

create table kept_answer (
    consumer_key  text not null,
    key           text not null check (length(key) between 1 and 255),
    request       uuid not null, -- a digest of the request, to tell a repeat from another request under the same key
    passholder_id bigint not null,
    checkin_id    bigint not null,
    body          text not null,
    primary key (consumer_key, key),
    foreign key (passholder_id, checkin_id) references checkin on delete cascade
);

create index kept_answer_by_checkin on kept_answer (passholder_id, checkin_id);
