-- Where an event takes place is found by name, and places of one name are told apart by the city of their counter.

create index organisation_by_name on organisation (folded(name));
create index counter_by_organisation on counter (organisation_id) where organisation_id is not null;
