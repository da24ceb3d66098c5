package org.spaarpunt.passholders;

import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Backfill;

/**
 * The card systems of people in their own rows, where they are not known: in those of an older installation, and of people
 * who lost a card or a membership.
 */
public final class PeoplesCardSystems {
    private static final String UNKNOWN = """
            select id from passholder
            where card_systems is null and id > :after
            order by id
            limit :max
            """;

    /** A trigger writes the passholder's row for every membership and card, and forgets more than 200 card systems. */
    private static final String COLLECT = """
            update passholder
            set card_systems = (
                select case when count(*) <= 200 then coalesce(array_agg(card_system_id), '{}') end
                from (
                    select card_system_id from membership where passholder_id = passholder.id
                    union
                    select card_system_id from card where passholder_id = passholder.id) systems)
            where id = any(:ids) and card_systems is null
            """;

    private PeoplesCardSystems() {}

    public static Backfill backfill(Jdbi jdbi) {
        return new Backfill(jdbi, UNKNOWN, COLLECT);
    }
}
