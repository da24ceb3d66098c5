package org.spaarpunt.checkins;

import java.util.Collections;
import org.spaarpunt.identity.NonceClaim;
import org.spaarpunt.points.LedgerSql;
import org.spaarpunt.storage.Columns;
import org.spaarpunt.storage.Distribution;

/**
 * The statements of check-ins on a distributed database: each reads or writes either what is on the coordinator, or what
 * is on the nodes. Of the latter each names its passholders in an array or in values, from which Citus finds the shards;
 * where it is one, the statement goes to one node as it is.
 */
final class ShardSql {
    private static final String ASKED = """
            asked as (
                select *
                from unnest(?::text[], ?::text[])
                    with ordinality as asked (number, chip, position)
            ),
            clock as (
                select cast(? as date) as today
            )
            """;

    private static final String ASKED_AND_CLAIMED = """
            asked as (
                select *
                from unnest(?::text[], ?::text[], ?::bigint[], ?::uuid[])
                    with ordinality as asked (number, chip, signed_at_s, digest, position)
            ),
            clock as (
                select cast(? as date) as today
            ),
            """ + NonceClaim.CLAIM_ASKED;

    private static final String SHARD = ", " + Distribution.SHARD_OF.formatted("card.passholder_id") + " as shard";

    private static final String NODE = ", " + Distribution.NODE_OF.formatted("found.shard") + " as node";

    /** Columns of cards. Its parameters are number and chip, and the day. */
    static final String CARDS =
            "with " + ASKED + "select " + FactsSql.CARD_COLUMNS + "\n" + FactsSql.CARDS + "order by asked.position";

    /**
     * Also claims nonces, and has four columns more: the shard of the passholder, whether the nonce was free, the
     * position, and the node. Its parameters are number, chip, time and digest of the nonce, and the day. The shard is
     * found once for each card, in a part of its own, since the function is volatile.
     */
    static final String CARDS_AND_CLAIMS = "with " + ASKED_AND_CLAIMED + ",\nfound as materialized (select "
            + FactsSql.CARD_COLUMNS + SHARD + FactsSql.FREE + ", asked.position\n" + FactsSql.CARDS
            + FactsSql.JOIN_CLAIMED + ")\nselect found.*" + NODE + " from found order by position";

    /** Position and ordinal. Its parameters are passholder, event and period, and the passholders again. */
    static final String PLACES = """
            select asked.position, checkin.ordinal
            from unnest(?::bigint[], ?::bigint[], ?::text[])
                with ordinality as asked (passholder_id, event_id, period, position)
            join checkin on checkin.passholder_id = asked.passholder_id
                        and checkin.event_id = asked.event_id
                        and checkin.period = asked.period
            where checkin.passholder_id = any(?::bigint[])
              and checkin.reversed_at is null
            """;

    /** Position and moment. Its parameters are passholder, event and since, and the passholders again. */
    static final String EARLIER_VISITS = """
            select asked.position, (extract(epoch from checkin.checked_in_at) * 1000000)::bigint
            from unnest(?::bigint[], ?::bigint[], ?::bigint[])
                with ordinality as asked (passholder_id, event_id, since_us, position)
            join checkin on checkin.passholder_id = asked.passholder_id
                        and checkin.event_id = asked.event_id
                        and checkin.checked_in_at >= 'epoch'::timestamptz + asked.since_us * interval '1 microsecond'
            where checkin.passholder_id = any(?::bigint[])
              and checkin.reversed_at is null
            """;

    private static final String GRANT_VALUES = """
            (?::bigint, ?::bigint, ?::text, ?::text, ?::bigint, ?::bigint, ?::text::checkin_via, ?::integer, ?::boolean,
             'epoch'::timestamptz + ?::bigint * interval '1 microsecond', ?::text, ?::integer)\
            """;

    /** The new balances of the passholders of check-ins. Its parameters are twice passholder and number of these. */
    static final String CREDIT = LedgerSql.CREDIT_STORED_CHECKINS + ";\n" + LedgerSql.POST_STORED_CHECKINS;

    static final String CREDIT_AND_COMMIT = CREDIT + Columns.COMMIT;

    private ShardSql() {}

    /** Writes this many check-ins. */
    static String grant(int count) {
        return """
                insert into checkin (
                    passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points, social_tariff,
                    checked_in_at, period, ordinal)
                values %s
                on conflict (passholder_id, event_id, period, ordinal) where reversed_at is null do nothing
                returning passholder_id, event_id, period, ordinal, id
                """.formatted(String.join(",\n", Collections.nCopies(count, GRANT_VALUES)));
    }
}
