package org.spaarpunt.rewards;

/**
 * What rewards in the relation {@code incoming} may break of what the database holds: each is the part of a query after
 * its columns, with a row for every violation.
 */
public final class RewardChecks {
    /** {@code named} is the card system. */
    public static final String UNKNOWN_CARD_SYSTEM = """
            from incoming, unnest(card_systems || owner) as named
            where named is not null and not exists (select from card_system where id = named)
            """;

    /** {@code named} is the consumer key. */
    public static final String UNKNOWN_COUNTER = """
            from incoming, unnest(counters) as named
            where not exists (select from counter where consumer_key = named)
            """;

    /**
     * A reward that was redeemed stays what it is: a passholder paid points for it, or was welcomed with it. Its price
     * may change, because each redemption holds what was paid.
     */
    public static final String OTHER_KIND = """
            from incoming join reward using (id)
            where reward.kind <> incoming.kind
              and id in (select reward_id from redemption where reward_id in (select id from incoming))
            """;

    /** {@code units_taken} is how many there must be at least. */
    public static final String TOO_FEW_UNITS = """
            from incoming join reward using (id)
            where incoming.max_units < units_taken
            """;

    private RewardChecks() {}
}
