package org.spaarpunt.loadtest.world;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.client.Visit;

/** Compares what a server answered with what its database holds. */
public final class Books {
    /** How many visits are sent to the database at once. */
    private static final int CHUNK = 10_000;

    private static final String TOLD = """
            insert into told (card_number, cdbid) select * from unnest(:cards::text[], :cdbids::text[])
            """;

    private static final String STORED = """
            create temporary table stored as
            select event.cdbid, checkin.card_number, count(*) as times
            from event join checkin on checkin.event_id = event.id
            where event.cdbid = any(:events::text[])
            group by event.cdbid, checkin.card_number
            """;

    private static final String COMPARED = """
            select (select coalesce(sum(times), 0) from stored) as stored,
                   (select count(*) from told where not exists (
                        select from stored where stored.cdbid = told.cdbid and stored.card_number = told.card_number)) as lost,
                   (select coalesce(sum(times - 1), 0) from stored) as duplicated,
                   (select count(*) from unbalanced) as unbalanced
            """;

    private final Jdbi jdbi;

    public Books(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The comparison.
     *
     * @param acknowledged visits that were granted
     * @param stored check-ins in the database
     * @param lost granted visits that are not in the database
     * @param duplicated visits that are in the database more than once
     * @param unbalanced passholders whose balance is not the sum of their transfers
     */
    public record Comparison(long acknowledged, long stored, long lost, long duplicated, long unbalanced) {
        /**
         * Whether every promise was kept.
         *
         * @param unanswered how many requests got no answer: each may have been stored or not
         */
        public boolean isRight(long unanswered) {
            return lost == 0 && duplicated == 0 && unbalanced == 0 && stored <= acknowledged + unanswered;
        }
    }

    /**
     * Compares the visits to these events.
     *
     * @param acknowledged each visit that was granted, once
     * @param events that no other client was visiting
     */
    public Comparison compare(List<Visit> acknowledged, List<String> events) {
        return jdbi.inTransaction(handle -> {
            handle.execute("create temporary table told (card_number text, cdbid text) on commit drop");
            for (int from = 0; from < acknowledged.size(); from += CHUNK) {
                tell(handle, acknowledged.subList(from, Math.min(from + CHUNK, acknowledged.size())));
            }
            handle.createUpdate(STORED)
                    .bindArray("events", String.class, events)
                    .execute();
            handle.execute("analyze told; analyze stored");
            var comparison = handle.createQuery(COMPARED)
                    .map((row, _) -> new Comparison(
                            acknowledged.size(),
                            row.getLong("stored"),
                            row.getLong("lost"),
                            row.getLong("duplicated"),
                            row.getLong("unbalanced")))
                    .one();
            handle.execute("drop table stored");
            return comparison;
        });
    }

    private static void tell(Handle handle, List<Visit> visits) {
        handle.createUpdate(TOLD)
                .bindArray(
                        "cards",
                        String.class,
                        visits.stream().map(Visit::cardNumber).toList())
                .bindArray(
                        "cdbids",
                        String.class,
                        visits.stream().map(Visit::cdbid).toList())
                .execute();
    }
}
