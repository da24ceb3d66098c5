package org.spaarpunt.lookups;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Timestamps;

/**
 * Counts the use of budgets over all servers, in fixed periods. One statement counts in all requested budgets, and in
 * none beyond its limit, so concurrent callers together never exceed a limit.
 */
public final class BudgetUse {
    /** Counts may be lost in a crash of the database, so that no caller waits for the disk. */
    private static final String WITHOUT_FLUSH = "set local synchronous_commit = off";

    // Locks in the order of the budgets, so that callers that share several cannot deadlock.
    private static final String USE = """
            insert into budget_use as present (budget, ends_at, used)
            select budget, to_timestamp(ends_at), :amount
            from unnest(:budgets, :ends, :most) asked (budget, ends_at, most)
            where :amount <= most
            order by budget
            on conflict (budget, ends_at) do update set used = present.used + excluded.used
            where present.used + excluded.used <= (
                select most from unnest(:budgets, :most) asked (budget, most) where asked.budget = present.budget
            )
            returning budget
            """;

    private static final String GIVE_BACK = """
            update budget_use set used = greatest(used - :amount, 0) where budget = :budget and ends_at = :endsAt
            """;

    private static final String EXHAUST = """
            insert into budget_use as present (budget, ends_at, used, exhausted_at) values (:budget, :endsAt, 0, :now)
            on conflict (budget, ends_at) do update set exhausted_at = excluded.exhausted_at where present.exhausted_at is null
            """;

    private static final String FORGET = "delete from budget_use where ends_at < :before";

    /** How long a count is kept after its period, for servers whose clock is behind. */
    private static final Duration KEPT = Duration.ofHours(1);

    private BudgetUse() {}

    /** Makes a transaction that only counts commit without waiting for the disk. */
    public static void withoutFlush(Handle handle) {
        handle.execute(WITHOUT_FLUSH);
    }

    /**
     * Uses some of each budget, or of none.
     *
     * @param handle in a transaction; the caller rolls it back if a budget is exhausted
     * @return the first budget that does not have this much left
     */
    public static Optional<Allowance> use(Handle handle, List<Allowance> budgets, int amount, Instant now) {
        var counted = new HashSet<>(handle.createQuery(USE)
                .bindArray(
                        "budgets",
                        String.class,
                        budgets.stream().map(Allowance::budget).toList())
                .bindArray(
                        "ends",
                        Long.class,
                        budgets.stream()
                                .map(budget -> budget.endAfter(now).getEpochSecond())
                                .toList())
                .bindArray(
                        "most",
                        Integer.class,
                        budgets.stream().map(Allowance::most).toList())
                .bind("amount", amount)
                .mapTo(String.class)
                .list());
        return budgets.stream()
                .filter(budget -> !counted.contains(budget.budget()))
                .findFirst();
    }

    /** Gives back an amount that should not count after all. */
    public static void giveBack(Handle handle, List<Allowance> budgets, int amount, Instant now) {
        for (var budget :
                budgets.stream().sorted(Comparator.comparing(Allowance::budget)).toList()) {
            handle.createUpdate(GIVE_BACK)
                    .bind("budget", budget.budget())
                    .bind("endsAt", Timestamps.bound(budget.endAfter(now)))
                    .bind("amount", amount)
                    .execute();
        }
    }

    /** Records that a budget is exhausted; true the first time in the period, over all servers. */
    public static boolean exhausted(Handle handle, Allowance budget, Instant now) {
        return handle.createUpdate(EXHAUST)
                        .bind("budget", budget.budget())
                        .bind("endsAt", Timestamps.bound(budget.endAfter(now)))
                        .bind("now", Timestamps.bound(now))
                        .execute()
                == 1;
    }

    static void forgetOld(Handle handle, Instant now) {
        handle.createUpdate(FORGET)
                .bind("before", Timestamps.bound(now.minus(KEPT)))
                .execute();
    }
}
