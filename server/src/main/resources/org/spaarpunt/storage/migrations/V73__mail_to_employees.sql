-- E-mails that tell an employee something without a link that opens an account: several may wait, and none ends with the links.

alter table mail_outbox
    add column employee_id bigint references app_user on delete cascade,
    drop constraint mail_outbox_is_to_one_person,
    add constraint mail_outbox_is_to_one_person check (num_nonnulls(passholder_id, user_id, employee_id) = 1);

create index mail_outbox_by_employee on mail_outbox (employee_id) where employee_id is not null;
