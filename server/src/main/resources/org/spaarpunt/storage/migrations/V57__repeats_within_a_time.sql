-- Some outcomes are repeated for a short time only: after it the same key stands for a new request, which replaces them.
-- Empty: for as long as what the outcome is about exists.

alter table kept_answer add column repeats_until timestamptz;

create index kept_answer_by_end on kept_answer (repeats_until) where repeats_until is not null;
