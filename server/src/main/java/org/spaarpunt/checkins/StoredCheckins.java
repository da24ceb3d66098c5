package org.spaarpunt.checkins;

import org.jdbi.v3.core.Jdbi;

/**
 * What a database has of the check-ins of one application, for a self-test.
 *
 * @param checkins all of them
 * @param granted those of one point that have their transfer, and whose passholder has the expected balance
 * @param unbalanced passholders, of the whole database, whose balance is not the sum of their transfers
 */
public record StoredCheckins(long checkins, long granted, long unbalanced) {
    private static final String READ = """
            select (select count(*) from checkin where consumer_key = :consumer) as checkins,
                   (select count(*) from checkin c
                        join transfer t on t.passholder_id = c.passholder_id and t.cause_id = c.id
                            and t.reason = 'CHECKIN' and t.points = 1
                        join balance b on b.passholder_id = c.passholder_id and b.points = :balance
                    where c.consumer_key = :consumer and c.points = 1) as granted,
                   (select count(*) from unbalanced) as unbalanced""";

    /** Whether there is one check-in, with all that belongs to it. */
    public boolean isOne() {
        return equals(new StoredCheckins(1, 1, 0));
    }

    /**
     * Reads them.
     *
     * @param balance the expected one
     */
    public static StoredCheckins of(String consumer, int balance, Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery(READ)
                .bind("consumer", consumer)
                .bind("balance", balance)
                .map((row, _) ->
                        new StoredCheckins(row.getLong("checkins"), row.getLong("granted"), row.getLong("unbalanced")))
                .one());
    }
}
