package org.spaarpunt.checkins;

import org.spaarpunt.identity.NonceClaim;

/**
 * The statements that read the facts of check-ins, with columns in one order: number, status, whether it is a group
 * pass, passholder, active, social tariff, taken ordinals, moments of earlier visits.
 *
 * @param cards reads them; its parameters are event, period, since, number and chip, and the day
 * @param cardsAndClaims also claims nonces, and has a column more that tells whether one was free; its parameters are
 *     those, with the time and the digest of the nonce before the day
 */
record FactsSql(String cards, String cardsAndClaims) {
    private static final String ASKED = """
            asked as (
                select *
                from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[])
                    with ordinality as asked (event_id, period, since_us, number, chip, position)
            ),
            clock as (
                select cast(? as date) as today
            )""";

    private static final String ASKED_AND_CLAIMED = """
            asked as (
                select *
                from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::uuid[])
                    with ordinality as asked (event_id, period, since_us, number, chip, signed_at_s, digest, position)
            ),
            clock as (
                select cast(? as date) as today
            ),
            """ + NonceClaim.CLAIM_ASKED;

    private static final String FREE = ", claimed.digest is not null as free";

    private static final String JOIN_CLAIMED =
            "left join claimed on claimed.signed_at_s = asked.signed_at_s and claimed.digest = asked.digest";

    // The card systems are read only for a passholder whose social tariff has expired: that is rare.
    private static final String CARDS = """
            from clock
            cross join asked
            left join card on card.number =
                coalesce(asked.number, (select number from card where card.chip = asked.chip))
            left join lateral (
                select bool_or(
                           status = 'ACTIVE'
                           and not (coalesce(social_tariff_until < today, false)
                                    and (select expired_social_tariff_stops from card_system where id = card_system_id))
                       ) as active,
                       bool_or(social_tariff_until >= today) as social_tariff
                from membership
                where membership.passholder_id = card.passholder_id
            ) memberships on true
            """;

    private static final String SINCE = "'epoch'::timestamptz + %s.since_us * interval '1 microsecond'";

    /** Its second look at check-ins is for events whose limit's period changed recently: that is rare. */
    static final FactsSql ON_ONE_DATABASE = both("""
            with %1$s
            select card.number, card.status, card.group_pass_id is not null, card.passholder_id,
                   memberships.active, memberships.social_tariff, slots.taken, earlier.visits_us%2$s
            """ + CARDS + """
            left join lateral (
                select array_agg(ordinal) as taken
                from checkin
                where checkin.passholder_id = card.passholder_id
                  and checkin.event_id = asked.event_id
                  and checkin.period = asked.period
                  and checkin.reversed_at is null
            ) slots on true
            left join lateral (
                select array_agg((extract(epoch from checked_in_at) * 1000000)::bigint) as visits_us
                from checkin
                where asked.since_us is not null
                  and checkin.passholder_id = card.passholder_id
                  and checkin.event_id = asked.event_id
                  and checkin.checked_in_at >=\s""" + SINCE.formatted("asked") + """

                  and checkin.reversed_at is null
            ) earlier on true
            %3$s
            order by asked.position
            """, "");

    /**
     * What is on the coordinator first, then joins with what is on the nodes. On one database this form would be planned
     * badly as long as the tables are small: PostgreSQL prefers to read all check-ins then, and the plan is made once.
     */
    static final FactsSql DISTRIBUTED = both("""
            with %1$s,
            known as materialized (
                select asked.position, asked.event_id, asked.period, asked.since_us,
                       card.number, card.status, card.group_pass_id is not null as of_group, card.passholder_id,
                       memberships.active, memberships.social_tariff%2$s
            """ + CARDS + """
                %3$s
            ),
            slots as materialized (
                select known.position, array_agg(checkin.ordinal) as taken
                from known
                join checkin on checkin.passholder_id = known.passholder_id
                            and checkin.event_id = known.event_id
                            and checkin.period = known.period
                            and checkin.reversed_at is null
                group by known.position
            ),
            earlier as materialized (
                select known.position, array_agg((extract(epoch from checked_in_at) * 1000000)::bigint) as visits_us
                from known
                join checkin on checkin.passholder_id = known.passholder_id
                            and checkin.event_id = known.event_id
                            and checkin.checked_in_at >=\s""" + SINCE.formatted("known") + """

                            and checkin.reversed_at is null
                where known.since_us is not null
                group by known.position
            )
            select known.number, known.status, known.of_group, known.passholder_id, known.active, known.social_tariff,
                   slots.taken, earlier.visits_us%4$s
            from known
            left join slots on slots.position = known.position
            left join earlier on earlier.position = known.position
            order by known.position
            """, ", known.free");

    private static FactsSql both(String form, String freeAgain) {
        return new FactsSql(
                form.formatted(ASKED, "", "", ""), form.formatted(ASKED_AND_CLAIMED, FREE, JOIN_CLAIMED, freeAgain));
    }
}
