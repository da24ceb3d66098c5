package org.spaarpunt.checkins;

import org.spaarpunt.identity.NonceClaim;

/**
 * The statements that read the facts of check-ins on one database, with columns in one order: number, status, whether it
 * is a group pass, passholder, active, social tariff, taken ordinals, moments of earlier visits.
 */
final class FactsSql {
    /** The columns of a card with its holder: number, status, whether it is a group pass, passholder, active, social tariff. */
    static final String CARD_COLUMNS = """
            card.number, card.status, card.group_pass_id is not null, card.passholder_id,
            memberships.active, memberships.social_tariff\
            """;

    /**
     * Cards with their holders' memberships, after expressions {@code asked (number, chip, …)} and {@code clock
     * (today)}. The card systems are read only for a passholder whose social tariff has expired: that is rare.
     */
    static final String CARDS = """
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

    /** Whether the nonce of a request was free, after {@link #JOIN_CLAIMED}. */
    static final String FREE = ", claimed.digest is not null as free";

    static final String JOIN_CLAIMED =
            "left join claimed on claimed.signed_at_s = asked.signed_at_s and claimed.digest = asked.digest";

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

    /**
     * Its second look at check-ins is for events whose limit's period changed recently: that is rare. Both looks ask for the
     * order of the index of places. Without it PostgreSQL takes that of events for as good while there are no check-ins, and the plan
     * that is made then would read all check-ins of an event until the table is analyzed.
     */
    private static final String FORM = """
            with %1$s
            select %4$s, slots.taken, earlier.visits_us%2$s
            """ + CARDS + """
            left join lateral (
                select array_agg(ordinal) as taken
                from (
                    select ordinal
                    from checkin
                    where checkin.passholder_id = card.passholder_id
                      and checkin.event_id = asked.event_id
                      and checkin.period = asked.period
                      and checkin.reversed_at is null
                    order by ordinal
                ) places
            ) slots on true
            left join lateral (
                select array_agg((extract(epoch from checked_in_at) * 1000000)::bigint) as visits_us
                from (
                    select checked_in_at
                    from checkin
                    where asked.since_us is not null
                      and checkin.passholder_id = card.passholder_id
                      and checkin.event_id = asked.event_id
                      and checkin.checked_in_at >= 'epoch'::timestamptz + asked.since_us * interval '1 microsecond'
                      and checkin.reversed_at is null
                    order by period, ordinal
                ) visits
            ) earlier on true
            %3$s
            order by asked.position
            """;

    /** Its parameters are event, period, since, number and chip, and the day. */
    static final String FACTS = FORM.formatted(ASKED, "", "", CARD_COLUMNS);

    /**
     * Also claims nonces, and has a column more that tells whether one was free; its parameters are those of
     * {@link #FACTS}, with the time and the digest of the nonce before the day.
     */
    static final String FACTS_AND_CLAIMS = FORM.formatted(ASKED_AND_CLAIMED, FREE, JOIN_CLAIMED, CARD_COLUMNS);

    private FactsSql() {}
}
