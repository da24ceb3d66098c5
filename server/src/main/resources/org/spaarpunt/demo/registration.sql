insert into association (name, end_rule, years)
values ('Turnkring De Werf', 'BASED_ON_REGISTRATION_DATE', 1)
on conflict do nothing;

insert into association_card_system (association_id, card_system_id)
select association.id, card_system.id
from association, card_system
where association.name = 'Turnkring De Werf' and card_system.id in (1, 2)
on conflict do nothing;

insert into association_membership (passholder_id, association_id, end_date)
select passholder.id, association.id, '2099-12-31'
from passholder, association
where passholder.uid = 'demo-passholder-11' and association.name = 'Turnkring De Werf'
on conflict do nothing;

insert into card_price (card_system_id, reason, social_tariff, age_to, price) values
    (1, 'FIRST_CARD', false, null, 5),
    (1, 'FIRST_CARD', true, null, 1),
    (2, 'FIRST_CARD', false, null, 6),
    (2, 'FIRST_CARD', false, 17, 3),
    (2, 'FIRST_CARD', true, null, 1.50),
    (2, 'LOSS_THEFT', false, null, 4),
    (2, 'LOSS_THEFT', true, null, 1)
on conflict do nothing;
