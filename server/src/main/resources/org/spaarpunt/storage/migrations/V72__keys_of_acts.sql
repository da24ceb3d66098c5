-- A key is also kept for a request that is about no passholder, for the time in which it may be repeated.

alter table kept_answer
    alter column passholder_id drop not null,
    drop constraint kept_answer_check,
    add constraint kept_answer_about_check check (
        (passholder_id is not null and num_nonnulls(checkin_id, redemption_id) = 1)
        or (num_nonnulls(passholder_id, checkin_id, redemption_id) = 0 and repeats_until is not null));
