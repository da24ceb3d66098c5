package org.spaarpunt.points;

/**
 * SQL of the ledger for use in other features' statements, so that points move in the same statement as their cause.
 */
public final class LedgerSql {
    /**
     * Common table expressions that credit points to passholders. They follow an expression {@code earned
     * (passholder_id, reason, cause_id, source, source_id, points, moved_at)} and provide {@code credited
     * (passholder_id, points)} with the new balances. Check-ins are counted beside the points; a number that is not known
     * stays so.
     */
    public static final String CREDIT_EARNED = """
            posted as (
                insert into transfer (
                    passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
                select passholder_id, reason, cause_id, source, source_id, 'PASSHOLDER', passholder_id, points, moved_at
                from earned
                returning passholder_id, points, reason
            ),
            credited as (
                insert into balance (passholder_id, points, checkins)
                select passholder_id, sum(points), count(*) filter (where reason = 'CHECKIN')
                from posted group by passholder_id order by passholder_id
                on conflict (passholder_id) do update
                set points = balance.points + excluded.points, checkins = balance.checkins + excluded.checkins
                returning passholder_id, points
            )\
            """;

    /**
     * The same as {@link #CREDIT_EARNED} for check-ins that an earlier statement of the transaction has written, as two
     * statements that Citus sends to one node as they are where the passholders are of one shard. Each has parameters
     * for the passholders of the check-ins and for their numbers; the first answers the new balances.
     */
    public static final String CREDIT_STORED_CHECKINS = """
            insert into balance (passholder_id, points, checkins)
            select passholder_id, sum(points)::integer, count(*)::integer
            from checkin
            where passholder_id = any(?::bigint[]) and id = any(?::bigint[])
            group by passholder_id
            order by passholder_id
            on conflict (passholder_id) do update
            set points = balance.points + excluded.points, checkins = balance.checkins + excluded.checkins
            returning passholder_id, points
            """;

    public static final String POST_STORED_CHECKINS = """
            insert into transfer (
                passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
            select passholder_id, 'CHECKIN', id, 'EVENT', event_id, 'PASSHOLDER', passholder_id, points, checked_in_at
            from checkin
            where passholder_id = any(?::bigint[]) and id = any(?::bigint[])
            """;

    /**
     * Takes points from a passholder, with a transfer that records where they went, and returns the new balance; no row
     * if the balance is too low. Its parameters are {@code passholderId}, {@code reason}, {@code causeId}, {@code
     * destination}, {@code destinationId}, {@code points}, at least one, and {@code at}.
     */
    public static final String SPEND = """
            with spent as (
                update balance set points = points - :points
                where passholder_id = :passholderId and points >= :points
                returning passholder_id, points
            ),
            posted as (
                insert into transfer (
                    passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
                select passholder_id, :reason::transfer_reason, :causeId, 'PASSHOLDER', passholder_id,
                       :destination::ledger_account, :destinationId, :points, :at
                from spent
            )
            select points from spent
            """;

    /**
     * Common table expressions that take points of check-ins back from a passholder, after an expression {@code reversed
     * (passholder_id, id, event_id, points)}. They provide {@code paid (passholder_id, points)} with the new balances,
     * only if the passholder had enough. Their parameters are {@code passholder} and {@code now}.
     */
    public static final String TAKE_BACK_REVERSED = """
            paid as (
                update balance set points = balance.points - reversed.points, checkins = balance.checkins - 1
                from reversed
                where balance.passholder_id = :passholder and reversed.passholder_id = :passholder
                  and balance.points >= reversed.points
                returning balance.passholder_id, balance.points
            ),
            posted as (
                insert into transfer (
                    passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
                select passholder_id, 'CHECKIN_REVERSED', id, 'PASSHOLDER', passholder_id, 'EVENT', event_id,
                       reversed.points, :now
                from reversed
            )\
            """;

    private LedgerSql() {}
}
