package org.spaarpunt.passholders;

import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Saves the cards that an import has staged and checked in the temporary table {@code incoming}. */
public final class CardImport {
    /** The columns of the table {@code incoming} after {@code line}, as PostgreSQL declares them. */
    public static final String STAGED = "number text, chip text, card_system_id bigint, status text, counter text";

    private static final String ADD = """
            insert into card (number, chip, card_system_id, status, counter_id)
            select number, chip, card_system_id, status, (select id from counter where consumer_key = incoming.counter)
            from incoming
            where not exists (select from card where card.number = incoming.number)
            """;

    /** Cards are delivered first and assigned to counters later. */
    private static final String SHARE_OUT = """
            update card set counter_id = counter.id, status = incoming.status
            from incoming join counter on counter.consumer_key = incoming.counter
            where card.number = incoming.number
              and num_nonnulls(card.passholder_id, card.group_pass_id) = 0
              and card.status not in ('ACTIVE', 'BLOCKED', 'DELETED')
              and (card.counter_id, card.status) is distinct from (counter.id, incoming.status)
            """;

    private CardImport() {}

    /**
     * Adds new cards and assigns those in stock to counters, in the caller's transaction.
     *
     * @return how many cards were changed
     */
    public static long save(Handle handle) {
        return Stream.of(ADD, SHARE_OUT).mapToLong(handle::execute).sum();
    }
}
