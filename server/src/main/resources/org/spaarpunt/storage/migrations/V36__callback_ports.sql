-- A host that is registered for an application stands for its address of https at the default port. Where the application itself is at another
-- port, or at http, it registers that whole address as its callback. Only on loopback are port and scheme free.
--
-- Hosts from before this rule go on as they were, so that no application stops: with any port, and with http. One that is taken off and
-- registered again follows the rule.
alter table consumer_callback_host add column any_port boolean not null default false;
update consumer_callback_host set any_port = true;
