-- Where people live whose city is BUITENLAND, as the older protocol calls every place abroad. Both are empty for all others.

alter table passholder
    add column foreign_city text not null default '',
    add column country text not null default '';
